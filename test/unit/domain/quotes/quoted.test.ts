import { describe, expect, it } from '@jest/globals';
import type { DraftQuote, SentQuote } from '../../../../shared/domain/deals/quote.ts';
import { quoted } from '../../../../shared/domain/quotes/quoted.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday, register } from '../../../support/domain/contexts.ts';
import { dealAt, dealId, known, rubles } from '../../../support/domain/deals.ts';

const line = { product: 'drive-7', title: 'Drive', quantity: 1, price: rubles(4_500_000) };
const draft: DraftQuote = {
  kind: 'quote',
  id: idOf(0x901),
  version: 1,
  state: 'draft',
  dealId,
  lines: [line, { ...line, product: 'line', discountPercent: 0 }, { ...line, product: 'other' }],
  discountPercent: 10,
  language: 'ru',
  by: { kind: 'staff', id: anna.id },
  at: monday,
};
const sent: SentQuote = {
  kind: 'quote',
  id: idOf(0x902),
  version: 1,
  state: 'sent',
  dealId,
  number: 'Q-1',
  quoteVersion: 2,
  lines: [line],
  amount: rubles(4_500_000),
  discountPercent: 0,
  sentOn: '2026-03-02',
};

describe('A quote in the making', () => {
  it('comes to its lines with the discount of the quote where they have none, and is the deal’s next', () => {
    const { lines, totals, leadTimeDays, quoteVersion, margin } = quoted(draft, dealAt('send-quote', known), {
      products: register,
    });
    expect(lines.map(({ discountPercent }) => discountPercent)).toEqual([10, 0, 10]);
    expect(totals).toMatchObject({ listMinor: 13_500_000, netMinor: 12_600_000, grossMinor: 15_372_000 });
    expect({ leadTimeDays, quoteVersion }).toEqual({ leadTimeDays: 120, quoteVersion: 2 });
    expect(margin.unknown).toEqual([3]);
    expect(quoted(draft, {}, { products: register }).quoteVersion).toBe(1);
  });

  it('that has no total was never written', () => {
    const broken = { ...draft, lines: [line, { ...line, price: { ...rubles(1), currency: 'EUR' } }] };
    expect(() => quoted(broken, {}, { products: register })).toThrow(
      `the draft ${draft.id} has no total: it must not have been written`,
    );
  });

  it('has the lead time of nothing it does not know, and the margin of its discount', () => {
    const unknown = { ...draft, lines: [{ ...line, product: 'other' }] };
    expect(quoted(unknown, {}, { products: register }).leadTimeDays).toBeUndefined();
    expect(quoted({ ...draft, lines: [line] }, {}, { products: register }).margin).toEqual({
      percent: 24.44,
      unknown: [],
    });
    expect(quoted({ ...draft, lines: [line], discountPercent: 0 }, {}, { products: register }).margin.percent).toBe(32);
  });
});

/** Products whose price nobody lists: what they cost is told by what they are sold for without the discount. */
const unlisted = register.map(({ listPrice: _none, ...product }) => product);

describe('A quote of what has no list price', () => {
  const earned = (quote: Partial<DraftQuote>) =>
    quoted({ ...draft, lines: [line], ...quote }, {}, { products: unlisted }).margin.percent;

  it('earns less by the discount its lines come to', () => {
    expect(earned({ discountPercent: 0 })).toBe(32);
    expect(earned({ discountPercent: 10 })).toBe(24.44);
    expect(earned({ discountPercent: 50 })).toBe(-36);
    expect(earned({ lines: [{ ...line, discountPercent: 20 }, line], discountPercent: 0 })).toBe(24.44);
  });

  it('earns the least when all of it is free of charge', () => {
    expect(earned({ discountPercent: 100 })).toBe(-100);
    expect(earned({ lines: [{ ...line, price: rubles(0) }] })).toBe(-100);
  });

  it('that was sent earns by the discount it was sent with', () => {
    const margin = (fields: Partial<SentQuote>) => quoted({ ...sent, ...fields }, {}, { products: unlisted }).margin;
    expect(margin({ discountPercent: 0 }).percent).toBe(32);
    expect(margin({ discountPercent: 20 }).percent).toBe(15);
  });
});

describe('A quote that was sent', () => {
  it('comes to its lines where they say what it does', () => {
    const { totals, quoteVersion, leadTimeDays } = quoted(sent, {}, { products: register });
    expect(totals.lines).toEqual([{ netMinor: 4_500_000, vatMinor: 990_000, grossMinor: 5_490_000 }]);
    expect([quoteVersion, leadTimeDays]).toEqual([2, undefined]);
    expect(quoted({ ...sent, leadTimeDays: 7 }, {}, { products: register }).leadTimeDays).toBe(7);
  });

  it('for another amount is that amount', () => {
    const less = { ...sent, amount: rubles(4_000_000), discountPercent: 11.11 };
    const { totals, margin } = quoted(less, {}, { products: register });
    expect(totals).toEqual({
      currency: 'RUB',
      listMinor: 4_500_000,
      netMinor: 4_000_000,
      vatMinor: 880_000,
      grossMinor: 4_880_000,
      vat: [{ vatPercent: 22, netMinor: 4_000_000, vatMinor: 880_000 }],
      lines: [],
    });
    expect(margin).toEqual({ percent: 23.5, unknown: [] });
    const { lines: _lines, ...bare } = less;
    expect(quoted({ ...bare, lines: [] }, {}, { products: register }).totals.listMinor).toBe(4_000_000);
  });
});
