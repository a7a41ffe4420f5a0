import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import * as cells from '../../../../shared/domain/imports/cells.ts';

const reading = { country: 'RU', today: '2026-03-02', timeZone: 'Europe/Moscow' };
/** What a cell is read as, or what would be allowed there. */
function read<T>(cell: cells.Cell<T>, typed: string): T | { allowed: string } {
  const answer = cell(typed, reading);
  return answer.ok ? answer.value : { allowed: answer.allowed };
}

describe('A sum', () => {
  it.each([
    ['0', 0],
    ['5', 500],
    ['1234', 123_400],
    ['1234.5', 123_450],
    ['1234,56', 123_456],
    ['0012.50', 1250],
    ['1 234', 123_400],
    ['1 234,5', 123_450],
    ["1'234'567.89", 123_456_789],
    ['1\u00a0234\u202f567,89', 123_456_789],
    ['1,234.56', 123_456],
    ['12,345,678.9', 1_234_567_890],
    ['1.234,56', 123_456],
    ['12.345.678,90', 1_234_567_890],
    ['1,234,567', 123_456_700],
    ['12.345.678', 1_234_567_800],
    ['1234.5000', 123_450],
    ['1,234.5000', 123_450],
    ['1.234,5000', 123_450],
    ['100 руб.', 10_000],
    ['100руб', 10_000],
    ['100 р.', 10_000],
    ['100 РУБ', 10_000],
    ['₽ 100', 10_000],
    ['RUB 100', 10_000],
    ['100 eur', 10_000],
    ['$1,234.56', 123_456],
    ['99999999999.99', 9_999_999_999_999],
    ['100000000000', 10_000_000_000_000],
  ])('%s is so many minor units', (typed, minor) => {
    expect(read(cells.money, typed)).toBe(minor);
  });

  it.each([
    ...[
      '1,234',
      '1.234',
      '12.340',
      '123,456',
      '-5',
      '+5',
      '',
      '.',
      '5.',
      '.5',
      '1.234.56',
      '1,23,456.00',
      '1 23',
      '12 34',
    ],
    ...[
      '1.2345',
      '1234.567',
      '1e3',
      '0x10',
      'five',
      '5 5',
      '1€234',
      '12 kg',
      '5 euro',
      '1 2345',
      '1234 567',
      '1.234,567',
    ],
    ...[
      '1,234.567',
      '1234,567,890',
      '1,2345,678',
      '1234.567.890',
      '5,',
      '1234,567.89',
      '1234.567,89',
      '1.234x',
      'x1,234',
    ],
  ])('%s is none, or has two readings', (typed) => {
    expect(read(cells.money, typed)).toEqual({ allowed: 'a sum with at most two decimals: 1234.56 or 1 234,56' });
  });

  it('is at most a hundred billion', () => {
    expect(read(cells.money, '100000000000.01')).toEqual({ allowed: 'at most 100000000000' });
  });

  it('is read as it was written, in any spelling', () => {
    const spelling = fc.constantFrom(
      ['', '.'],
      ['', ','],
      [' ', ','],
      ['\u00a0', ','],
      [',', '.'],
      ['.', ','],
      ["'", '.'],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        spelling,
        fc.constantFrom('', ' ₽', ' руб.'),
        (minor, [between = '', point = ''], sign) => {
          const whole = String(Math.trunc(minor / 100)).replace(/\B(?=(\d{3})+$)/g, between);
          const decimals = String(minor % 100).padStart(2, '0');
          expect(read(cells.money, `${whole}${point}${decimals}${sign}`)).toBe(minor);
        },
      ),
    );
  });
});

describe('A date', () => {
  it.each([
    ['2026-01-15', '2026-01-15'],
    ['2026-01-15 10:00:00', '2026-01-15'],
    ['2026-01-15T10:00:00Z', '2026-01-15'],
    ['15.01.2026', '2026-01-15'],
    ['5.1.2026', '2026-01-05'],
    ['15.01.2026 10:00', '2026-01-15'],
    ['20260115', '2026-01-15'],
    ['2026-03-02', '2026-03-02'],
  ])('%s is a day that has come', (typed, day) => {
    expect(read(cells.pastDay, typed)).toBe(day);
  });

  it.each([
    ...[
      '2026-02-30',
      '31.02.2026',
      '20261301',
      '01/15/2026',
      '15.01.26',
      '2026-1-15',
      '150.01.2026',
      'yesterday',
      '2026',
    ],
    ...['x2026-01-15', 'x15.01.2026', '15.01.2026x', '2026-01-15x', '202601150', '120260115', '15.01.20261'],
  ])('%s is none', (typed) => {
    expect(read(cells.pastDay, typed)).toEqual({ allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' });
  });

  it('after today has not come', () => {
    expect(read(cells.pastDay, '2026-03-03')).toEqual({ allowed: 'a date not after today, 2026-03-02' });
  });
});

describe('A percentage', () => {
  it.each([
    ['0', 0],
    ['22', 22],
    ['20%', 20],
    ['20 %', 20],
    ['7,5%', 7.5],
    ['12.25', 12.25],
    ['100', 100],
  ])('%s is read', (typed, number) => {
    expect(read(cells.percent, typed)).toBe(number);
  });

  it.each(['100.1', '-1', '%', 'без НДС', '1e1', '0x10', '5%%', '5 5', '5.', 'x5', '1.2.3'])('%s is none', (typed) => {
    expect(read(cells.percent, typed)).toEqual({ allowed: 'a percentage from 0 to 100' });
  });
});

describe('A text', () => {
  it('is as long as its field', () => {
    expect([read(cells.text(3), 'абв'), read(cells.text(3), 'абвг')]).toEqual([
      'абв',
      { allowed: 'at most 3 characters' },
    ]);
  });
});

describe('A name of a company', () => {
  it('has letters or digits, and is no essay', () => {
    expect(read(cells.companyName, 'ООО «Ромашка»')).toBe('ООО «Ромашка»');
    expect(read(cells.companyName, '«-»')).toEqual({ allowed: 'a name with letters or digits' });
    expect(read(cells.companyName, 'x'.repeat(201))).toEqual({ allowed: 'at most 200 characters' });
  });
});

describe('A tax id', () => {
  it('is an INN with right check digits, with a KPP or without', () => {
    expect(read(cells.taxId, '7707083893')).toBe('7707083893');
    expect(read(cells.taxId, 'ИНН 7707083893 / КПП 773601001')).toBe('7707083893+773601001');
    expect(read(cells.taxId, '7707083894')).toEqual({ allowed: 'an INN with right check digits (wrong-checksum)' });
  });
});

describe('A contact', () => {
  it('is an address or a phone that may exist, as they are compared', () => {
    expect(read(cells.email, ' Ivan@Zavod.example ')).toBe('ivan@zavod.example');
    expect(read(cells.email, 'ivan')).toEqual({ allowed: 'an e-mail address' });
    expect(read(cells.phone, '8 (495) 123-45-67')).toBe('+74951234567');
    expect(read(cells.phone, '123')).toEqual({ allowed: 'a phone number that exists, with its area code' });
  });
});

describe('One of several', () => {
  const stage = cells.oneOf({ new: ['Новый', 'Свежий'], old: ['Старый'], bare: [] });

  it('is named by its id or any of its titles, in any case', () => {
    expect(['NEW', ' новый', 'свежий', 'Старый', 'bare'].map((typed) => read(stage, typed))).toEqual([
      ...['new', 'new', 'new', 'old', 'bare'],
    ]);
  });

  it('is none of the others: those there are, are told', () => {
    expect(read(stage, 'прочий')).toEqual({ allowed: 'Новый, Старый, bare' });
  });
});

describe('A day', () => {
  it('may be to come, where it is not a day that has', () => {
    expect([read(cells.day, '31.12.2030'), read(cells.day, '2026-03-02 10:00')]).toEqual(['2030-12-31', '2026-03-02']);
    expect(read(cells.day, '31.02.2030')).toEqual({ allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' });
  });
});

describe('An instant', () => {
  it.each([
    ['01.03.2026 14:05:59', '2026-03-01T11:05:00.000Z'],
    ['2026-03-01T09:30', '2026-03-01T06:30:00.000Z'],
    ['2026-03-01 9:30', '2026-03-01T06:30:00.000Z'],
    ['2026-03-01', '2026-02-28T21:00:00.000Z'],
    ['20260301', '2026-02-28T21:00:00.000Z'],
    ['01.03.2026 вечером', '2026-02-28T21:00:00.000Z'],
  ])('%s is %s, by the plant’s clocks', (typed, at) => {
    expect(read(cells.pastInstant, typed)).toBe(at);
  });

  it('is none that has not come, and none of no day', () => {
    expect(read(cells.pastInstant, '03.03.2026')).toEqual({ allowed: 'a date not after today, 2026-03-02' });
    expect(read(cells.pastInstant, 'вчера')).toEqual({ allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' });
  });
});

describe('A quantity', () => {
  it.each([
    ['12', 12],
    ['1 200', 1200],
    ['1,5', 1.5],
    ['0.125', 0.125],
    ['999999999', 999_999_999],
  ])('%s is so much', (typed, much) => {
    expect(read(cells.quantity, typed)).toBe(much);
  });

  it.each(['0', '0,000', '-1', '1.2345', 'двенадцать', '12 шт', '1234567890', '.5', '5.', ''])(
    '%s is none',
    (typed) => {
      expect(read(cells.quantity, typed)).toEqual({ allowed: 'a quantity: 12 or 1,5' });
    },
  );
});

describe('A count', () => {
  it('is a whole number, with spaces or without', () => {
    expect([read(cells.count, '0'), read(cells.count, '12 000'), read(cells.count, '999999999999')]).toEqual([
      0, 12_000, 999_999_999_999,
    ]);
    for (const typed of ['1,5', '-1', 'много', '1000000000000', '', 'a1', '1a'])
      expect(read(cells.count, typed)).toEqual({ allowed: 'a whole number' });
  });
});

describe('A whole number between two', () => {
  it('is one of them or between them, and nothing else', () => {
    const cell = cells.whole(1, 365);
    expect(['1', '9', '365', '0365'].map((typed) => read(cell, typed))).toEqual([1, 9, 365, 365]);
    for (const typed of ['0', '366', '-1', '1.5', '1,5', '', '1e1', ' 1', '1a', 'a1', '0000001'])
      expect(read(cell, typed)).toEqual({ allowed: 'a whole number from 1 to 365' });
  });
});

describe('Yes or no', () => {
  it('is said in Russian, in letters, in figures or in signs', () => {
    expect(['Да', 'да', 'Y', 'true', '1', '+', 'yes'].map((typed) => read(cells.flag, typed))).toEqual(
      Array(7).fill(true),
    );
    expect(['Нет', 'N', 'FALSE', '0', '-', 'no'].map((typed) => read(cells.flag, typed))).toEqual(Array(6).fill(false));
    expect(read(cells.flag, 'может быть')).toEqual({ allowed: 'Да, Нет' });
  });
});

describe('A rate of VAT', () => {
  it('is a percentage, or as catalogues call it', () => {
    expect(['22', '22%', 'НДС 22%', 'ндс22', 'НДС  5,5 %'].map((typed) => read(cells.vatRate, typed))).toEqual([
      22, 22, 22, 22, 5.5,
    ]);
    expect([read(cells.vatRate, 'Без НДС'), read(cells.vatRate, '0')]).toEqual([0, 0]);
    for (const typed of ['НДС', '22 НДС', '101', 'с НДС 22%'])
      expect(read(cells.vatRate, typed)).toEqual({ allowed: 'a percentage from 0 to 100' });
  });
});

describe('A currency', () => {
  it.each([
    ...['RUB', 'rub', '₽', 'руб', 'руб.', 'Р.', 'рубль', 'рубли', 'RUR', 'Российский рубль', 'Russian Ruble'].map(
      (typed) => [typed, 'RUB'],
    ),
    ...['USD', '$', 'доллар', 'доллар США'].map((typed) => [typed, 'USD']),
    ...['EUR', '€', 'Евро', 'Euro'].map((typed) => [typed, 'EUR']),
    ...['CNY', '¥', 'юань', 'китайский юань'].map((typed) => [typed, 'CNY']),
    ['казахский тенге', 'KZT'],
  ])('%s is %s', (typed, code) => {
    expect(read(cells.currency, typed)).toBe(code);
  });

  it.each(['', 'деньги', 'XX', 'р'])('%s is none', (typed) => {
    expect(read(cells.currency, typed)).toEqual({ allowed: 'a currency: RUB, USD, EUR' });
  });
});
