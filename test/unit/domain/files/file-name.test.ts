import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dispositionOf, FileName } from '../../../../shared/domain/files/file-name.ts';

describe('The name of a file', () => {
  const read = (name: string): string => {
    const { success, data, error } = FileName().safeParse(name);
    return success ? data : (error.issues[0]?.message ?? '');
  };

  it('is kept as it was written, without spaces around it, and in one spelling of each letter', () => {
    expect(read(' Чертёж «Вал» №5 (1).pdf ')).toBe('Чертёж «Вал» №5 (1).pdf');
    expect(read('йод.pdf'.normalize('NFD'))).toBe('йод.pdf');
    expect(read('😀.pdf')).toBe('😀.pdf');
  });

  it('has 1 to 200 letters', () => {
    expect([read('x'), read('x'.repeat(200))]).toEqual(['x', 'x'.repeat(200)]);
    expect([read(''), read('  '), read('x'.repeat(201))]).not.toContain('x'.repeat(201));
    expect(FileName().safeParse('  ').success).toBe(false);
    expect(FileName().safeParse('x'.repeat(201)).success).toBe(false);
  });

  it.each([
    ['../a.pdf'],
    ['a\\b.pdf'],
    ['a\r\nb.pdf'],
    ['a\0.pdf'],
    ['a\u202Efdp.exe'],
    ['a\u202A'],
    ['\u2066a'.concat('b')],
    ['a\u2069b'],
    ['a\u200Eb'],
    ['a\u200Fb'],
    ['a\u061Cb'],
    ['a\uD800b'],
  ])('is not %j', (name) => {
    expect(read(name)).toBe('a name without slashes, control characters or marks of writing direction is needed');
  });
});

/** What a browser makes of the header: RFC 8187 first. */
function savedAs(disposition: string): string {
  const [, whole = ''] = /filename\*=UTF-8''([!#$&+\-.^_`|~A-Za-z0-9%]*)$/.exec(disposition) ?? [];
  return decodeURIComponent(whole);
}

describe('The header a file is downloaded with', () => {
  it('names it in Cyrillic, and in ASCII for who reads only that', () => {
    expect(dispositionOf('Чертёж 5.pdf')).toBe(
      `attachment; filename="______ 5.pdf"; filename*=UTF-8''%D0%A7%D0%B5%D1%80%D1%82%D1%91%D0%B6%205.pdf`,
    );
    expect(dispositionOf(`a"b'c(1)*%20~!;.pdf`)).toBe(
      `attachment; filename="a_b'c(1)*_20~!;.pdf"; filename*=UTF-8''a%22b%27c%281%29%2A%2520~!%3B.pdf`,
    );
  });

  it('is one header of ASCII and gives back any name that is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const { success, data } = FileName().safeParse(text);
        fc.pre(success);
        const name = data;
        const disposition = dispositionOf(name);
        expect(disposition).toMatch(
          /^attachment; filename="[ !#-$&-[\]-~]*"; filename\*=UTF-8''[!#$&+\-.^_`|~A-Za-z0-9%]+$/,
        );
        expect(savedAs(disposition)).toBe(name);
      }),
    );
  });
});
