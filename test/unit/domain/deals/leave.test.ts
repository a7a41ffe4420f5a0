import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMove, moveDeal } from '../../../../shared/domain/deals/move.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import type { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealRecords, purchaseWith, rubles } from '../../../support/domain/deals.ts';

const move = (deal: Deal, to: DealMove['to'], how: Partial<DealMove> = {}) =>
  moveDeal(deal, { to, ...how }, dealRecords(), contextOf(head));
const left = (from: string) => ({ from, at: monday, by: { kind: 'staff', id: head.id } });

/** Why a deal may be lost at each stage. */
const lossReasons = {
  'new-deal': ['wrong-phone', 'no-answer', 'no-need'],
  'discuss-terms': ['no-answer', 'no-need', 'specification', 'lead-time', 'price', 'competitor'],
  'send-quote': ['no-answer', 'no-need', 'specification', 'lead-time', 'price', 'competitor'],
  'agree-price': ['price', 'terms', 'lead-time', 'no-need', 'no-answer', 'competitor'],
} as const;
const stages = ['new-deal', 'discuss-terms', 'send-quote', 'agree-price'] as const;
const paidStages = ['payment-received', 'production-ordered', 'shipped'] as const;

describe('A loss', () => {
  it.each(stages)('at %s has a reason of that stage', (name) => {
    const every = [...new Set(Object.values(lossReasons).flat())];
    const allowed: readonly string[] = lossReasons[name];
    const taken = every.filter((reason) => move(dealAt(name), 'lost', { reason, competitor: 'Siemens' }).ok);
    expect([...taken].sort()).toEqual([...allowed].sort());
    expect(refusalOf(move(dealAt(name), 'lost', { reason: 'mood' }))).toEqual({
      kind: 'rule',
      code: 'reason-needed',
      detail: `say why it is lost: mood is no reason at ${name}`,
      missing: [{ in: 'body', field: 'reason', title: { en: 'Reason', ru: 'Причина' }, allowed, example: allowed[0] }],
    });
    expect(refusalOf(move(dealAt(name), 'lost')).detail).toBe(`say why it is lost: undefined is no reason at ${name}`);
  });

  it('is none at a stage without reasons', () => {
    const without = contextOf(head, monday, { 'loss-reasons': {} });
    expect(
      refusalOf(moveDeal(dealAt('new-deal'), { to: 'lost', reason: 'no-need' }, dealRecords(), without)),
    ).toStrictEqual({
      kind: 'rule',
      code: 'reason-needed',
      detail: 'say why it is lost: no-need is no reason at new-deal',
      missing: [
        { in: 'body', field: 'reason', title: { en: 'Reason', ru: 'Причина' }, allowed: [], example: undefined },
      ],
    });
  });

  it('says where, when, by whom and why', () => {
    const before = dealAt('agree-price');
    const { deal, plan } = accepted(move(before, 'lost', { reason: 'price' }));
    expect(deal).toMatchObject({ stage: { name: 'lost', ...left('agree-price'), reason: 'price' }, alarms: [] });
    expect(factsOf(plan)).toEqual([
      { type: 'DealMoved', data: { from: 'agree-price', to: 'lost', visit: 4, passed: [], reason: 'price' } },
    ]);
    expectSound(before, plan);
  });

  it('to a competitor names it as the register does', () => {
    const allowed = ['siemens'];
    const title = { en: 'Competitor', ru: 'Конкурент' };
    const needed = { in: 'body', field: 'competitor', title, allowed, example: 'siemens' };
    expect(refusalOf(move(dealAt('agree-price'), 'lost', { reason: 'competitor' }))).toEqual({
      kind: 'rule',
      code: 'competitor-needed',
      detail: 'say to which competitor',
      missing: [needed],
    });
    expect(
      refusalOf(move(dealAt('agree-price'), 'lost', { reason: 'competitor', competitor: 'Simens' })),
    ).toMatchObject({
      code: 'competitor-needed',
      detail: 'Simens is not in the register of competitors; add it there first, POST /competitors',
      missing: [needed],
    });
    const { deal, plan } = accepted(
      move(dealAt('agree-price'), 'lost', { reason: 'competitor', competitor: 'Siemens' }),
    );
    expect(deal.stage).toEqual({ name: 'lost', ...left('agree-price'), reason: 'competitor', competitor: 'siemens' });
    expect(factsOf(plan)[0]?.data).toMatchObject({ reason: 'competitor', competitor: 'siemens' });
  });

  it('and a parking are before the payment only', () => {
    for (const name of paidStages)
      for (const to of ['lost', 'parked'] as const)
        expect(refusalOf(move(dealAt(name), to, { reason: 'price', basket: 'needs' }))).toEqual({
          kind: 'rule',
          code: 'paid',
          detail: `a paid deal is not ${to}; it may be cancelled, with cause, refund and cost`,
        });
  });
});

describe('A parking', () => {
  it.each(stages)('from %s says the basket, and the date when one was named', (name) => {
    const before = dealAt(name);
    const { deal, plan } = accepted(move(before, 'parked', { basket: 'time', wakeUpAt: '2026-09-01' }));
    const parking = { basket: 'time', wakeUpAt: '2026-09-01' };
    expect(deal.stage).toEqual({ name: 'parked', ...left(name), reason: 'time', ...parking });
    expect(factsOf(plan)).toEqual([
      { type: 'DealMoved', data: { from: name, to: 'parked', visit: 4, passed: [], reason: 'time', ...parking } },
    ]);
    expectSound(before, plan);
    const { plan: undated } = accepted(move(before, 'parked', { basket: 'needs' }));
    expect(factsOf(undated)[0]?.data).toEqual({
      from: name,
      to: 'parked',
      visit: 4,
      passed: [],
      reason: 'needs',
      basket: 'needs',
    });
  });

  it('is refused without a basket, or without the date its basket needs', () => {
    expect(refusalOf(move(dealAt('new-deal'), 'parked')).code).toBe('basket-needed');
    expect(refusalOf(move(dealAt('new-deal'), 'parked', { basket: 'time' })).code).toBe('wake-up-date-needed');
  });
});

describe('A cancellation', () => {
  const sums = { refund: rubles(5), cost: rubles(0) };

  it.each(paidStages)('from %s has a cause, a refund and a cost', (name) => {
    const before = dealAt(name);
    const { deal, plan } = accepted(move(before, 'cancelled', { reason: 'defect', ...sums }));
    expect(deal.stage).toEqual({ name: 'cancelled', ...left(name), reason: 'defect', ...sums });
    expect(factsOf(plan)).toEqual([
      { type: 'DealMoved', data: { from: name, to: 'cancelled', visit: 4, passed: [], reason: 'defect', ...sums } },
    ]);
    expectSound(before, plan);
  });

  it('says what is refunded and what it costs, nothing being an answer', () => {
    const example = rubles(0);
    const asked = [
      { in: 'body', field: 'refund', title: { en: 'Refund', ru: 'Возврат денег' }, example },
      { in: 'body', field: 'cost', title: { en: 'Cost of the cancellation', ru: 'Затраты на отмену' }, example },
    ];
    const { refund, cost } = sums;
    for (const [said, missing] of [
      [{}, asked],
      [{ refund }, asked.slice(1)],
      [{ cost }, asked.slice(0, 1)],
    ] as const)
      expect(refusalOf(move(dealAt('shipped'), 'cancelled', { reason: 'late', ...said }))).toEqual({
        kind: 'rule',
        code: 'refund-and-cost-needed',
        detail: 'say what is refunded and what the cancellation costs; 0 is an answer',
        missing,
      });
  });

  it('reverses the purchase of the deal, once', () => {
    const before = dealAt('shipped');
    const cancel = (purchase: Purchase) =>
      accepted(
        moveDeal(before, { to: 'cancelled', reason: 'late', ...sums }, dealRecords({ purchase }), contextOf(head)),
      ).plan;
    const purchase = purchaseWith({ version: 3 });
    const plan = cancel(purchase);
    expect(recordsOf('purchase', plan)).toEqual([{ ...purchase, version: 4, reversed: 'cancelled' }]);
    expect(factsOf(plan)[1]).toEqual({ type: 'PurchaseReversed', data: { why: 'cancelled' } });
    expectSound(before, plan);
    expect(recordsOf('purchase', cancel({ ...purchase, reversed: 'returned' }))).toEqual([]);
    const lost = moveDeal(
      dealAt('agree-price'),
      { to: 'lost', reason: 'price' },
      dealRecords({ purchase }),
      contextOf(head),
    );
    expect(recordsOf('purchase', accepted(lost).plan)).toEqual([]);
  });

  it.each([undefined, 'mood'])('for %s is none', (reason) => {
    const allowed = ['customer-refused', 'not-made', 'late', 'defect'];
    expect(refusalOf(move(dealAt('shipped'), 'cancelled', reason ? { reason } : {}))).toEqual({
      kind: 'rule',
      code: 'cause-needed',
      detail: `say the cause: ${String(reason)} is none`,
      missing: [
        { in: 'body', field: 'reason', title: { en: 'Cause', ru: 'Причина' }, allowed, example: 'customer-refused' },
      ],
    });
  });

  it.each(stages)('of what is not paid, at %s, is a loss', (name) => {
    expect(refusalOf(move(dealAt(name), 'cancelled', { reason: 'late' }))).toEqual({
      kind: 'rule',
      code: 'not-paid',
      detail: 'a deal that is not paid is lost, with a reason, not cancelled',
    });
  });
});
