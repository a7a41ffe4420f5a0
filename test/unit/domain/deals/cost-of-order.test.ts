import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { costOfOrder } from '../../../../shared/domain/deals/cost-of-order.ts';
import type { Deal, Line } from '../../../../shared/domain/deals/deal.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { dealAt, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { productWith } from '../../../support/domain/products.ts';

const products = [
  productWith({ slug: 'listed', code: 'L', marginPercent: 30, listPrice: rubles(1000) }),
  productWith({ slug: 'rated', code: 'R', marginPercent: 40 }),
  productWith({ slug: 'unrated', code: 'U' }),
];
const lineOf = (product: string, netMinor = 1000): Line => ({
  ...{ product, title: product, quantity: 10, price: rubles(netMinor) },
});
const wonWith = (lines: readonly Line[], fields: Partial<Deal> = {}) =>
  dealAt('payment-received', { lines: [...lines], ...fields });
const bought = (netMinor: number, fields: Parameters<typeof purchaseWith>[0] = {}) =>
  purchaseWith({ amount: rubles(netMinor), ...fields });
const back = (netMinor: number) => ({ document: String(netMinor), amount: rubles(netMinor), on: '2026-03-09' });

describe('The cost of an order', () => {
  it('is what was told of it, also when that is nothing', () => {
    expect(costOfOrder(bought(10_000, { costMinor: 123 }), wonWith([lineOf('listed')]), products)).toBe(123);
    expect(costOfOrder(bought(10_000, { costMinor: 0 }), wonWith([lineOf('listed')]), products)).toBe(0);
  });

  it('is else the register’s, of all its lines, whatever they were sold for', () => {
    const lines = [lineOf('listed'), lineOf('rated', 2000)];
    expect(costOfOrder(bought(30_000), wonWith(lines), products)).toBe(7000 + 12_000);
    expect(costOfOrder(bought(8000), wonWith([lineOf('listed')]), products)).toBe(7000);
    expect(costOfOrder(bought(3000), wonWith([lineOf('listed')]), products)).toBe(7000);
  });

  it('takes the discount off where the register knows no price', () => {
    expect(costOfOrder(bought(7500), wonWith([lineOf('rated')]), products)).toBe(6000);
    const quote = { id: idOf(1), version: 1, number: 'Q', amount: rubles(8000), sentOn: '2026-03-02' };
    const quoted = wonWith([lineOf('rated', 800)], { quote: { ...quote, discountPercent: 20 } });
    expect(costOfOrder(bought(8000), quoted, products)).toBe(6000);
  });

  it('is a whole number of minor units', () => {
    expect(costOfOrder(bought(9999), wonWith([lineOf('rated', 999.9)]), products)).toBe(5999);
  });

  it('is unknown with one line that tells none, without lines, and in other money', () => {
    expect(costOfOrder(bought(20_000), wonWith([lineOf('listed'), lineOf('unrated')]), products)).toBeUndefined();
    expect(costOfOrder(bought(20_000), wonWith([]), products)).toBeUndefined();
    const euros = purchaseWith({ amount: { ...rubles(10_000), currency: 'EUR' } });
    expect(costOfOrder(euros, wonWith([lineOf('listed')]), products)).toBeUndefined();
    expect(costOfOrder(bought(1, { returns: [back(1)] }), wonWith([]), products)).toBeUndefined();
  });

  it('goes down with what came back, by its share of the money', () => {
    const returns = [back(2000), back(500)];
    expect(costOfOrder(bought(7500, { returns }), wonWith([lineOf('listed')]), products)).toBe(5250);
    expect(costOfOrder(bought(7500, { returns, costMinor: 1001 }), wonWith([]), products)).toBe(751);
  });

  it('leaves of the margin the same share as of the money, but for rounding', () => {
    const money = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(money, money, money, (left, returned, costMinor) => {
        const cost = costOfOrder(bought(left, { returns: [back(returned)], costMinor }), wonWith([]), products) ?? NaN;
        expect(Math.abs(cost * (left + returned) - costMinor * left)).toBeLessThanOrEqual((left + returned) / 2);
      }),
    );
  });
});
