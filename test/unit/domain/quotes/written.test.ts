import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mostMinor } from '../../../../shared/domain/money/money.ts';
import { writtenIn } from '../../../../shared/domain/quotes/written.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('An amount', () => {
  it('has as many minor digits as its currency', () => {
    const amounts = ['RUB', 'JPY', 'KWD'].map((currency) => plain(writtenIn('en', currency).money(1_234_567)));
    expect(amounts).toEqual(['RUB 12,345.67', 'JP¥1,234,567', 'KWD 1,234.567']);
    expect(['RUB', 'JPY', 'KWD'].map((currency) => plain(writtenIn('ru', currency).amount(1_234_567)))).toEqual([
      '12 345,67',
      '1 234 567',
      '1 234,567',
    ]);
  });

  it('is written to the last minor unit, however large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * mostMinor }),
        fc.constantFrom('ru' as const, 'en' as const),
        (minor, language) => {
          const { amount, money } = writtenIn(language, 'RUB');
          for (const text of [amount(minor), money(minor)]) expect(Number(text.replaceAll(/\D/g, ''))).toBe(minor);
        },
      ),
    );
  });
});

describe('A number', () => {
  it('has up to six decimals, a share up to four', () => {
    const { number, percent } = writtenIn('ru', 'RUB');
    expect([1_000_000, 0.000001, 1.5].map((value) => plain(number(value)))).toEqual(['1 000 000', '0,000001', '1,5']);
    expect([22, 4.09, 0.0001].map((value) => plain(percent(value)))).toEqual(['22 %', '4,09 %', '0,0001 %']);
  });
});

describe('A count', () => {
  it('is one as the language counts', () => {
    const ones = (language: 'ru' | 'en') => [0, 1, 2, 5, 11, 21, 101].filter(writtenIn(language, 'RUB').isOne);
    expect([ones('ru'), ones('en')]).toEqual([[1, 21, 101], [1]]);
  });
});
