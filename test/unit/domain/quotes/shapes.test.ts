import { describe, it } from '@jest/globals';
import { NewQuote, QuoteChanges, Sending } from '../../../../shared/domain/quotes/draft-quote.ts';
import { AskedLine } from '../../../../shared/domain/quotes/lines.ts';
import { rubles } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const line = { product: 'drive-7', title: 'Привод', quantity: 2, unit: 'шт.', price: rubles(100), discountPercent: 5 };
const said = {
  lines: [line],
  discountPercent: 5,
  language: 'ru',
  validUntil: '2026-03-20',
  deliveryTerms: 'FCA plant',
  note: 'Без пусконаладки',
};

describe('A line that is asked for', () => {
  const shape = { schema: AskedLine, whole: line };

  it('needs a quantity alone: the register may know the rest', () => {
    expectWhole(shape);
    expectNeeded(shape, ['quantity']);
  });
});

describe('What a draft is asked for with', () => {
  const shape = { schema: NewQuote, whole: said };

  it('is all of this and nothing more, and needs the language alone', () => {
    expectWhole(shape);
    expectNeeded(shape, ['language']);
    expectOneOf(shape, 'language', ['ru', 'en']);
  });

  it('has between one and 500 lines, and a discount between none and all', () => {
    expectBounds(shape, 'lines', { least: 1, most: 500 });
    expectBounds(shape, 'discountPercent', { least: 0, most: 100, step: 0.01 });
    expectText(shape, 'deliveryTerms', 1000);
    expectText(shape, 'note', 2000);
    expectNone(shape, 'validUntil', ['20.03.2026', null]);
  });
});

describe('What is changed of a draft', () => {
  const shape = { schema: QuoteChanges, whole: said };

  it('is any of this, and nothing more', () => {
    expectWhole(shape);
    expectNeeded(shape, []);
    expectOneOf(shape, 'language', ['ru', 'en']);
  });

  it('takes back what need not be there, and nothing else', () => {
    expectWhole({ schema: QuoteChanges, whole: { validUntil: null, deliveryTerms: null, note: null } });
    for (const name of ['lines', 'discountPercent', 'language']) expectNone(shape, name, [null]);
  });
});

describe('What sending says', () => {
  const shape = { schema: Sending, whole: { number: 'КП-4', sentOn: '2026-03-01' } };

  it('is a number and a day, or neither', () => {
    expectWhole(shape);
    expectNeeded(shape, []);
    expectText(shape, 'number', 50);
    expectNone(shape, 'sentOn', ['1.3.2026', null]);
  });
});
