import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMove, moveDeal } from '../../../../shared/domain/deals/move.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealRecords, rubles } from '../../../support/domain/deals.ts';

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
      missing: [{ field: 'reason', title: { en: 'Reason', ru: 'Причина' }, allowed, example: allowed[0] }],
    });
    expect(refusalOf(move(dealAt(name), 'lost')).detail).toBe(`say why it is lost: undefined is no reason at ${name}`);
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

  it('to a competitor names it', () => {
    expect(refusalOf(move(dealAt('agree-price'), 'lost', { reason: 'competitor' }))).toEqual({
      kind: 'rule',
      code: 'competitor-needed',
      detail: 'say to which competitor',
      missing: [{ field: 'competitor', title: { en: 'Competitor', ru: 'Конкурент' }, example: 'Siemens' }],
    });
    const { deal, plan } = accepted(
      move(dealAt('agree-price'), 'lost', { reason: 'competitor', competitor: 'Siemens' }),
    );
    expect(deal.stage).toEqual({ name: 'lost', ...left('agree-price'), reason: 'competitor', competitor: 'Siemens' });
    expect(factsOf(plan)[0]?.data).toMatchObject({ reason: 'competitor', competitor: 'Siemens' });
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
  it.each(paidStages)('from %s has a cause, and may have a refund and a cost', (name) => {
    const before = dealAt(name);
    const { deal, plan } = accepted(
      move(before, 'cancelled', { reason: 'defect', refund: rubles(5), cost: rubles(7) }),
    );
    expect(deal.stage).toEqual({
      name: 'cancelled',
      ...left(name),
      reason: 'defect',
      refund: rubles(5),
      cost: rubles(7),
    });
    expect(factsOf(plan)).toEqual([
      { type: 'DealMoved', data: { from: name, to: 'cancelled', visit: 4, passed: [], reason: 'defect' } },
    ]);
    expectSound(before, plan);
    const bare = accepted(move(before, 'cancelled', { reason: 'late' })).deal;
    expect(bare.stage).toEqual({ name: 'cancelled', ...left(name), reason: 'late' });
  });

  it.each([undefined, 'mood'])('for %s is none', (reason) => {
    const allowed = ['customer-refused', 'not-made', 'late', 'defect'];
    expect(refusalOf(move(dealAt('shipped'), 'cancelled', reason ? { reason } : {}))).toEqual({
      kind: 'rule',
      code: 'cause-needed',
      detail: `say the cause: ${String(reason)} is none`,
      missing: [{ field: 'reason', title: { en: 'Cause', ru: 'Причина' }, allowed, example: 'customer-refused' }],
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
