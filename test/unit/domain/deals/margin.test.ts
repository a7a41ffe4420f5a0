import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal, Line } from '../../../../shared/domain/deals/deal.ts';
import { type Margin, marginOf } from '../../../../shared/domain/deals/margin.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import type { Product } from '../../../../shared/domain/products/product.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { anna, erp, head, robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, known, rubles } from '../../../support/domain/deals.ts';
import { productWith } from '../../../support/domain/products.ts';

const product = (slug: string, fields: Partial<Product> = {}): Product => productWith({ slug, code: slug, ...fields });
const products = [
  product('listed', { marginPercent: 30, listPrice: rubles(1000) }),
  product('rated', { marginPercent: 40 }),
  product('whole', { marginPercent: 100 }),
  product('unrated', { listPrice: rubles(1000) }),
];
const lineOf = (id: string, netMinor = 1000, quantity = 10): Line => ({
  product: id,
  title: id,
  quantity,
  price: rubles(netMinor),
});
const sold = (lines: readonly Line[], netMinor: number, discountPercent = 0): Margin =>
  marginOf(lines, { amount: rubles(netMinor), discountPercent }, products);

describe('The margin', () => {
  it.each([
    ['at the list price is the register’s rate', [lineOf('listed')], 10_000, 0, 30],
    ['falls with the amount', [lineOf('listed')], 8000, 20, 12.5],
    ['falls with a line’s own price below the list', [lineOf('listed', 800)], 8000, 0, 12.5],
    ['is not lowered twice by a discount the prices hold already', [lineOf('listed', 800)], 8000, 20, 12.5],
    ['rises above the list price', [lineOf('listed', 1400)], 14_000, 0, 50],
    ['without a list price is the rate of the line’s own', [lineOf('rated')], 10_000, 0, 40],
    ['without a list price falls with the discount by the amount', [lineOf('rated')], 7500, 25, 20],
    ['without a list price falls with a declared discount', [lineOf('rated')], 10_000, 25, 20],
    ['of several lines weighs them by their money', [lineOf('listed'), lineOf('rated', 3000)], 40_000, 0, 37.5],
    ['is rounded to hundredths', [lineOf('listed')], 9000, 10, 22.22],
    ['below cost is negative', [lineOf('listed')], 5000, 50, -40],
    ['is never below -100', [lineOf('listed')], 1000, 90, -100],
    ['of something given away is -100', [lineOf('listed')], 0, 100, -100],
    ['of lines without a price to pay is -100', [lineOf('listed', 0)], 0, 0, -100],
    ['of something declared as given away, and sold, is -100', [lineOf('rated')], 10_000, 100, -100],
    ['of what costs nothing is whole, whatever is declared', [lineOf('whole')], 10_000, 100, 100],
  ] as const)('%s', (_what, lines, amount, discount, percent) => {
    expect(sold(lines, amount, discount)).toEqual({ percent, unknown: [] });
  });

  it('counts no line it does not know, and names it', () => {
    const bare: Line = { product: 'rated', title: 'An interest' };
    const unpriced: Line = { product: 'rated', title: 'An interest', quantity: 2 };
    const lines = [lineOf('unrated'), lineOf('rated'), bare, unpriced, lineOf('other'), { ...lineOf('x'), title: 'y' }];
    expect(sold(lines, 30_000, 25)).toEqual({ unknown: [1, 3, 4, 5, 6], percent: 20 });
  });

  it('is unknown without known lines, without prices, and in other money', () => {
    const euros = { ...rubles(9), currency: 'EUR' };
    expect(sold([lineOf('other')], 10_000)).toEqual({ unknown: [1] });
    expect(sold([], 10_000)).toEqual({ unknown: [] });
    expect(sold([{ product: 'rated', title: 'An interest' }], 10_000)).toEqual({ unknown: [1] });
    expect(marginOf([lineOf('rated')], { amount: euros, discountPercent: 0 }, products)).toEqual({ unknown: [1] });
  });

  it('takes a list price in other money for none', () => {
    const foreign = [product('listed', { marginPercent: 30, listPrice: { ...rubles(1), currency: 'EUR' } })];
    const amount = rubles(10_000);
    expect(marginOf([lineOf('listed')], { amount, discountPercent: 0 }, foreign)).toEqual({ percent: 30, unknown: [] });
  });

  it('never rises when the amount falls', () => {
    const money = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(money, money, fc.constantFrom('listed', 'rated'), (a, b, id) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const at = (netMinor: number) =>
          sold([lineOf(id)], netMinor, Math.max(0, 100 - netMinor / 100)).percent ?? Number.NaN;
        expect(at(less)).toBeLessThanOrEqual(at(more));
      }),
    );
  });
});

describe('A limit of margin', () => {
  const lines = [lineOf('listed')]; // 10 000, at a margin of 30
  const deal = dealAt('send-quote', { lines });
  const staff = seeds.staff.map((one) => ({
    ...one,
    discountPercent: 90,
    ...(one.id === anna.id && { minMarginPercent: 20 }),
  }));
  const settings = { products, staff };
  type By = Parameters<typeof contextOf>[0];
  const quote = (amount: number, on: Deal = deal, by: By = anna) =>
    editDeal(on, { quote: { number: 'Q-1', amount: rubles(amount) } }, contextOf(by, monday, settings));
  const agree = (amount: number, on: Deal = deal, by: By = anna) =>
    editDeal(on, { agreement: { amount: rubles(amount), specification: 'x' } }, contextOf(by, monday, settings));

  it.each([
    ['a quote', quote],
    ['an agreement', agree],
  ])('holds for %s: below it the head decides', (_what, say) => {
    expect(say(8750).ok).toBe(true);
    expect(refusalOf(say(8500))).toEqual({
      kind: 'rule',
      code: 'margin-needs-approval',
      detail: 'a margin of 17.65% is 2.35 points below your least of 20%; a head of sales may approve it',
    });
    for (const by of [head, erp, robot]) expect(say(1, deal, by).ok).toBe(true);
  });

  it('holds by what is agreed in all, on top of what was quoted', () => {
    const rated = {
      ...deal,
      lines: [lineOf('rated')],
      quote: { ...known.quote, amount: rubles(10_000), discountPercent: 20 },
    };
    expect(agree(9900, rated).ok).toBe(true);
    expect(refusalOf(agree(9000, rated)).detail).toBe(
      'a margin of 16.67% is 3.33 points below your least of 20%; a head of sales may approve it',
    );
  });

  it('says which lines it could not count', () => {
    const mixed = { ...deal, lines: [...lines, lineOf('other'), lineOf('unrated')] };
    expect(refusalOf(quote(25_500, mixed)).detail).toBe(
      'a margin of 17.65% is 2.35 points below your least of 20%; a head of sales may approve it; 2 of 3 lines have no known margin and do not count',
    );
  });

  it('does not stop what nobody knows the margin of, nor whom no limit is set for', () => {
    expect(quote(1000, { ...deal, lines: [lineOf('other')] }).ok).toBe(true);
    const vera = { ...anna, id: idOf(0x103) };
    expect(quote(1001, { ...deal, owner: vera.id }, vera).ok).toBe(true);
  });

  it('is asked for after the discount', () => {
    expect(refusalOf(quote(500)).code).toBe('discount-needs-approval');
  });

  it('goes as far as a head approved for the deal, and never less far than one’s own', () => {
    const asked = { approvedMarginPercent: 10 };
    const { deal: approved, plan } = accepted(editDeal(deal, asked, contextOf(head), 'approve-deal'));
    expectSound(deal, plan);
    expect(approved.marginApproval).toEqual({ by: { kind: 'staff', id: head.id }, at: monday, percent: 10 });
    expect(factsOf(plan)).toEqual([{ type: 'DealApproved', data: { what: 'margin', percent: 10 } }]);
    expect(quote(7778, approved).ok).toBe(true);
    expect(refusalOf(quote(7700, approved)).detail).toBe(
      'a margin of 9.09% is 0.91 points below your least of 10%; a head of sales may approve it',
    );
    const strict = { ...approved, marginApproval: { by: { kind: 'staff' as const }, at: monday, percent: 60 } };
    expect(quote(8750, strict).ok).toBe(true);
    expect(refusalOf(editDeal(deal, asked, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales approves a margin',
    });
  });
});
