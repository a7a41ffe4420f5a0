import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { delimiterOf, encodingOf, linesOf } from '../../../../shared/domain/imports/csv.ts';
import { inWindows1251 } from '../../../support/domain/imports.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (text: string, delimiter: ';' | '\t' = ';') =>
  linesOf(utf8(text), { delimiter }).lines.map(({ cells }) => cells);

describe('The alphabet of a file', () => {
  it('is told by its bytes, unless they are all ASCII', () => {
    expect(encodingOf(utf8('a;b'))).toBeUndefined();
    expect(encodingOf(utf8(''))).toBeUndefined();
    expect(encodingOf(utf8('Завод'))).toBe('utf-8');
    expect(encodingOf(utf8('\ufeffa;b'))).toBe('utf-8');
    expect(encodingOf(inWindows1251('Завод'))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('a;Р'))).toBe('windows-1251');
  });

  it('is Windows-1251 even when the bytes begin as UTF-16 might', () => {
    expect(encodingOf(inWindows1251('ягода'))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('юла'))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('Ая'))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('Аю'))).toBe('windows-1251');
    expect(encodingOf(Uint8Array.of(0x80))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('Зря'))).toBe('windows-1251');
    expect(encodingOf(inWindows1251('Зою'))).toBe('windows-1251');
  });

  it.each([
    ['UTF-16', [0xff, 0xfe, 0x41, 0x00], 'the file is UTF-16; save it as CSV UTF-8'],
    ['UTF-16 of the other order', [0xfe, 0xff, 0x00, 0x41], 'the file is UTF-16; save it as CSV UTF-8'],
    ['no text', [0x50, 0x4b, 0x00], 'the file is not text; save the table as CSV UTF-8'],
  ])('is refused when it is %s', (_, bytes, why) => {
    expect(() => encodingOf(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ name: 'Unreadable', message: why }),
    );
  });

  it('is the same to the end', () => {
    expect(() => linesOf(inWindows1251('Завод'), { delimiter: ';', encoding: 'utf-8' })).toThrow(
      'the file begins in UTF-8 and does not go on so; save it as CSV UTF-8',
    );
  });
});

describe('The delimiter', () => {
  it.each([
    ['a;b,c;d', ';'],
    ['a,b,c;d', ','],
    ['a\tb\tc', '\t'],
    ['a|b|c,d', '|'],
    ['"a,b,c";"d,e"', ';'],
    ['"";a,b', ';'],
    ['account', ';'],
    ['a;b,c', ';'],
  ] as const)('of %j stands there most often, outside of quotes', (line, delimiter) => {
    expect(delimiterOf(line)).toBe(delimiter);
  });
});

describe('Rows', () => {
  it('end in any way, and may be empty', () => {
    const rows = [['a', 'b'], [''], ['c', 'd']];
    for (const end of ['\n', '\r\n', '\r']) {
      expect(cellsOf(['a;b', '', 'c;d'].join(end))).toEqual(rows);
      expect(cellsOf(['a;b', '', 'c;d', ''].join(end))).toEqual(rows);
    }
    expect(cellsOf('a;b\r\nc;d\ne')).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('have their mark of UTF-8 left out, and what is around a cell', () => {
    expect(cellsOf('\ufeff"a"; b ; "c;d";\u00a0e\n')).toEqual([['a', 'b', 'c;d', 'e']]);
    expect(linesOf(utf8('\ufeffa\nb\n'), { delimiter: ';' }).lines.map(({ endsAt }) => endsAt)).toEqual([5, 7]);
    expect(cellsOf('a\t\t c \n\tb\n', '\t')).toEqual([
      ['a', '', 'c'],
      ['', 'b'],
    ]);
  });

  it('may hold delimiters, lines and quotation marks within quotes', () => {
    expect(cellsOf('"ООО ""Ромашка""";"a;b\nc"\n')).toEqual([['ООО "Ромашка"', 'a;b\nc']]);
  });

  it('are forgiven quotation marks that are not doubled', () => {
    expect(cellsOf('ООО "Ромашка";5\n"ООО "Василёк"";6\n')).toEqual([
      ['ООО "Ромашка"', '5'],
      ['"ООО "Василёк""', '6'],
    ]);
  });

  it('before an open quote are read, and it is told that there is more', () => {
    expect(linesOf(utf8('a;b\n"c;d\ne;f\n'), { delimiter: ';' })).toEqual({
      lines: [{ cells: ['a', 'b'], endsAt: 4 }],
      areAll: false,
    });
    expect(linesOf(utf8('a\n'), { delimiter: ';' }).areAll).toBe(true);
  });

  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('aЯё;"\n\r \t,|№')), maxLength: 6 }),
    fc.constantFrom('', 'Завод', '1 234,56'),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const written = (rows: readonly (readonly string[])[], end: string) =>
    rows.map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(';')}${end}`);

  it('are what was written, however it was encoded, and each ends where the next begins', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, isOld) => {
        const texts = written(rows, end);
        const encoded = isOld ? inWindows1251 : utf8;
        const format = { delimiter: ';', encoding: isOld ? 'windows-1251' : 'utf-8' } as const;
        let endsAt = 0;
        const lines = rows.map((row, n) => {
          endsAt += encoded(texts[n] ?? '').length;
          return { cells: row.map((text) => text.trim()), endsAt };
        });
        expect(linesOf(encoded(texts.join('')), format)).toEqual({ lines, areAll: true });
      }),
    );
  });

  it('are the same however the lines are cut', () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows, at) => {
        const bytes = utf8(written(rows, '\n').join(''));
        const whole = linesOf(bytes, { delimiter: ';' }).lines;
        const cut = bytes.lastIndexOf(0x0a, at % bytes.length) + 1;
        const { lines: first } = linesOf(bytes.subarray(0, cut), { delimiter: ';' });
        const begun = first.at(-1)?.endsAt ?? 0;
        const { lines: rest } = linesOf(bytes.subarray(begun), { delimiter: ';' });
        expect([...first, ...rest.map(({ cells, endsAt }) => ({ cells, endsAt: begun + endsAt }))]).toEqual(whole);
      }),
    );
  });
});
