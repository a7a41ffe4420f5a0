import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { textKey } from '../../../shared/domain/text-key.ts';

describe('A name as compared', () => {
  it.each(['Орёл', 'орел', ' ОРЁЛ ', 'Орe\u0308л'.replace('e', 'е'), '\u00a0Орёл\t'])('written %j is one', (text) => {
    expect(textKey(text)).toBe('орел');
  });

  it('of several words may have any space between them', () => {
    expect(textKey('Санкт-Петербург  и \n область')).toBe('санкт-петербург и область');
    expect(textKey('ＵＲＡＬ')).toBe('ural');
  });

  it('once compared is compared the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textKey(textKey(text))).toBe(textKey(text));
      }),
    );
  });
});
