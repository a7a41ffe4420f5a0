import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  correctPurchase,
  linkPurchase,
  planOf,
  returnFrom,
  reversePurchase,
  withCosts,
} from '../../../../shared/domain/purchases/change-purchase.ts';
import type { Purchase, Return } from '../../../../shared/domain/purchases/purchase.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { accountId, dealId, rubles } from '../../../support/domain/deals.ts';
import { factsOf, nothing } from '../../../support/domain/decisions.ts';

const purchase: Purchase = {
  kind: 'purchase',
  id: idOf(0x901),
  version: 4,
  accountId,
  orderNumber: 'IE-1',
  amount: rubles(100),
  on: '2026-01-15',
  source: 'import',
};
const goods = (minor: number, document = 'R-1'): Return => ({ document, amount: rubles(minor), on: '2026-02-01' });

describe('What a purchase cost us', () => {
  const asItIs = { ok: true, purchase, facts: [] } as const;

  it('is what was told last, and what nobody told anew stands', () => {
    const first = withCosts(asItIs, { costMinor: 60, bonusMinor: 5 });
    expect(first).toEqual({
      ok: true,
      purchase: { ...purchase, costMinor: 60, bonusMinor: 5 },
      facts: [{ type: 'PurchaseCosted', data: { costMinor: 60, bonusMinor: 5 } }],
    });
    const before = { ...purchase, costMinor: 60, bonusMinor: 5 };
    expect(withCosts({ ...asItIs, purchase: before }, { costMinor: 60, bonusMinor: 0, deliveryMinor: 7 })).toEqual({
      ok: true,
      purchase: { ...before, bonusMinor: 0, deliveryMinor: 7 },
      facts: [{ type: 'PurchaseCosted', data: { bonusMinor: 0, deliveryMinor: 7 } }],
    });
  });

  it('is told beside another amount, and changes nothing when it is known, or when the amount is refused', () => {
    expect(withCosts(correctPurchase(purchase, rubles(120)), { deliveryMinor: 7 })).toMatchObject({
      purchase: { amount: rubles(120), deliveryMinor: 7 },
      facts: [{ type: 'PurchaseCorrected' }, { type: 'PurchaseCosted', data: { deliveryMinor: 7 } }],
    });
    expect(withCosts(asItIs, {})).toBe(asItIs);
    const known = { ...asItIs, purchase: { ...purchase, costMinor: 60 } };
    expect(withCosts(known, { costMinor: 60 })).toBe(known);
    const before = { ...purchase, returns: [goods(30)] };
    expect(withCosts(correctPurchase(before, rubles(10)), { costMinor: 1 })).toMatchObject({ ok: false });
  });
});

describe('A purchase that is corrected', () => {
  it('has the amount told, by whom it was told', () => {
    expect(correctPurchase(purchase, rubles(120))).toEqual({
      ok: true,
      purchase: { ...purchase, amount: rubles(120), source: 'erp' },
      facts: [{ type: 'PurchaseCorrected', data: { from: rubles(100), to: rubles(120) } }],
    });
    expect(correctPurchase(purchase, rubles(120), 'deal')).toMatchObject({ purchase: { source: 'deal' } });
  });

  it('is no other when it has that amount already, but for being known now', () => {
    expect(correctPurchase(purchase, rubles(100))).toEqual({ ok: true, purchase, facts: [] });
    expect(correctPurchase({ ...purchase, provisional: true }, rubles(100))).toEqual({
      ok: true,
      purchase: { ...purchase, source: 'erp' },
      facts: [],
    });
  });

  it('is less what came back, and never less than nothing', () => {
    const returns = [goods(30), goods(20, 'R-2')];
    const before = { ...purchase, amount: rubles(50), returns };
    expect(correctPurchase(before, rubles(120))).toMatchObject({ purchase: { amount: rubles(70), returns } });
    expect(correctPurchase(before, rubles(50))).toMatchObject({
      purchase: { amount: rubles(0), reversed: 'returned' },
      facts: [{ type: 'PurchaseCorrected' }],
    });
    expect(correctPurchase(before, rubles(49))).toMatchObject({
      ok: false,
      refusal: { code: 'returned-too-much', detail: 'more came back than order IE-1 comes to' },
    });
    expect(correctPurchase(before, { ...rubles(120), currency: 'EUR' })).toMatchObject({ ok: false });
  });

  it('comes to nothing without being reversed when nothing came back', () => {
    const corrected = correctPurchase(purchase, rubles(0));
    expect(corrected).toMatchObject({ ok: true, purchase: { amount: rubles(0) } });
    expect(corrected).not.toMatchObject({ purchase: { reversed: 'returned' } });
  });

  it('stays cancelled', () => {
    expect(correctPurchase({ ...purchase, reversed: 'cancelled' }, rubles(120))).toMatchObject({
      purchase: { reversed: 'cancelled', amount: rubles(120) },
      facts: [{ type: 'PurchaseCorrected' }],
    });
  });
});

describe('Goods that came back', () => {
  it('reduce the purchase once by their document', () => {
    const first = returnFrom(purchase, goods(30));
    expect(first).toEqual({
      ok: true,
      purchase: { ...purchase, amount: rubles(70), returns: [goods(30)] },
      facts: [{ type: 'PurchaseReduced', data: { document: 'R-1', amount: rubles(30) } }],
    });
    if (!first.ok) return;
    expect(returnFrom(first.purchase, goods(30))).toEqual({ ok: true, purchase: first.purchase, facts: [] });
    expect(returnFrom(first.purchase, goods(10))).toMatchObject({
      purchase: { amount: rubles(90), returns: [goods(10)] },
    });
    expect(returnFrom(first.purchase, goods(10, 'R-2'))).toMatchObject({
      purchase: { amount: rubles(60), returns: [goods(30), goods(10, 'R-2')] },
    });
  });

  it('reverse the purchase when nothing is left, and are no more than that', () => {
    const all = returnFrom(purchase, goods(100));
    expect(all).toMatchObject({
      purchase: { amount: rubles(0), reversed: 'returned' },
      facts: [{ type: 'PurchaseReduced' }, { type: 'PurchaseReversed', data: { why: 'returned' } }],
    });
    expect(returnFrom(purchase, goods(101))).toMatchObject({ ok: false });
    if (!all.ok) return;
    const again = returnFrom(all.purchase, { ...goods(100), on: '2026-02-02' });
    expect(again).toMatchObject({ purchase: { reversed: 'returned' }, facts: [{ type: 'PurchaseReduced' }] });
    const less = returnFrom(all.purchase, goods(1));
    expect(less.ok && less.purchase).not.toHaveProperty('reversed');
  });

  it('leave a cancelled purchase cancelled, and say no other thing of it', () => {
    expect(returnFrom({ ...purchase, reversed: 'cancelled' }, goods(100))).toMatchObject({
      purchase: { reversed: 'cancelled' },
      facts: [{ type: 'PurchaseReduced' }],
    });
  });

  it('and what is left are the order, in whatever order they come', () => {
    const document = fc.constantFrom('R-1', 'R-2', 'R-3');
    const told = fc.array(fc.tuple(document, fc.integer({ min: 1, max: 50 })), { maxLength: 8 });
    fc.assert(
      fc.property(told, (returns) => {
        const left = returns.reduce((before, [name, minor]) => {
          const changed = returnFrom(before, goods(minor, name));
          return changed.ok ? changed.purchase : before;
        }, purchase);
        const back = (left.returns ?? []).reduce((sum, { amount }) => sum + amount.netMinor, 0);
        expect(left.amount.netMinor + back).toBe(100);
        expect(left.reversed).toBe(left.amount.netMinor === 0 ? 'returned' : undefined);
      }),
    );
  });
});

describe('A purchase', () => {
  it('is reversed once with its deal', () => {
    const reversed = { ...purchase, reversed: 'cancelled' } as const;
    expect(reversePurchase(purchase)).toEqual({
      ok: true,
      purchase: reversed,
      facts: [{ type: 'PurchaseReversed', data: { why: 'cancelled' } }],
    });
    expect(reversePurchase(reversed)).toEqual({ ok: true, purchase: reversed, facts: [] });
  });

  it('is joined once to the deal that won it', () => {
    const linked = { ...purchase, dealId, pyramidStep: 3 };
    expect(linkPurchase(purchase, dealId, 3)).toEqual({
      ok: true,
      purchase: linked,
      facts: [{ type: 'PurchaseLinked', data: { dealId, pyramidStep: 3 } }],
    });
    expect(linkPurchase(linked, dealId, 5)).toEqual({ ok: true, purchase: linked, facts: [] });
  });

  it('is committed a version later when it changed, else not at all', () => {
    const changed = reversePurchase(purchase);
    const plan = planOf(purchase, changed);
    expect(plan.changes).toEqual([{ record: { ...changed.purchase, version: 5 }, expected: 4 }]);
    expect(factsOf(plan)).toEqual(changed.facts);
    expect(planOf(purchase, { ok: true, purchase, facts: [] })).toEqual(nothing);
  });
});
