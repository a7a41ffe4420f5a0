import { describe, expect, it } from '@jest/globals';
import { csvOf, decimalOf, inUnits } from '../../../../shared/domain/figures/csv.ts';

describe('A report as a spreadsheet opens it', () => {
  it('has no formula that somebody typed into a name, and leaves negative numbers as they are', () => {
    const typed = ['=HYPERLINK("x")', '+7', '-1', '@x', '\tx', 'Привод; 7,5 "кВт"\nновый'];
    expect(csvOf(['name', 'n'], [...typed.map((name) => [name, -1.5])], 'point')).toBe(
      '\uFEFFname,n\r\n' +
        `"'=HYPERLINK(""x"")",-1.5\r\n'+7,-1.5\r\n'-1,-1.5\r\n'@x,-1.5\r\n'\tx,-1.5\r\n` +
        '"Привод; 7,5 ""кВт""\nновый",-1.5\r\n',
    );
  });

  it('is written with the decimal sign of its reader, who then parts cells by semicolons', () => {
    expect(csvOf(['a', 'b'], [[1234.5, undefined]], 'comma')).toBe('\uFEFFa;b\r\n1234,5;\r\n');
    expect(
      ['ru', 'ru-RU,ru;q=0.9,en;q=0.8', 'de-DE', 'en-GB,en', '', undefined, '*', 'no such language'].map(decimalOf),
    ).toEqual(['comma', 'comma', 'comma', 'point', 'point', 'point', 'point', 'point']);
  });

  it('has amounts in whole units of one currency, and nothing of what nobody knows', () => {
    const sums = [
      { netMinor: 123_456, currency: 'RUB', of: 2 },
      { netMinor: 700, currency: 'JPY', of: 1 },
    ];
    expect(['RUB', 'JPY', 'EUR'].map((currency) => inUnits(sums, currency))).toEqual([1234.56, 700, undefined]);
  });
});
