import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { regionKey } from '../../../../shared/domain/settings/region.ts';

describe('A region', () => {
  it.each(['Орёл', 'орел', ' ОРЁЛ ', 'Орe\u0308л'.replace('e', 'е'), '\u00a0Орёл\t'])(
    'written %j is one place',
    (text) => {
      expect(regionKey(text)).toBe('орел');
    },
  );

  it('of several words may have any space between them', () => {
    expect(regionKey('Санкт-Петербург  и \n область')).toBe('санкт-петербург и область');
    expect(regionKey('ＵＲＡＬ')).toBe('ural');
  });

  it('once compared is compared the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(regionKey(regionKey(text))).toBe(regionKey(text));
      }),
    );
  });
});
