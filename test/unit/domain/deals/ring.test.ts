import { describe, expect, it } from '@jest/globals';
import { dealAlarms, longestStay } from '../../../../shared/domain/deals/clocks.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { OpenDealStage } from '../../../../shared/domain/deals/pipeline.ts';
import { ringDeal } from '../../../../shared/domain/deals/ring.ts';
import { anna, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, tasksOf } from '../../../support/domain/decisions.ts';
import { dealAt, known } from '../../../support/domain/deals.ts';

const plant = contextOf(robot);
const tuesday = daysAfter(monday, 1);
const wednesday = daysAfter(monday, 2);
const ring = (deal: Deal, at: string) => ringDeal(deal, contextOf(robot, at));
function rung(deal: Deal, at: string) {
  const { deal: after, plan } = accepted(ring(deal, at));
  expectSound(deal, plan);
  return { after, plan };
}

describe('An alarm of a deal', () => {
  it('does not ring before its time, nor when none is left', () => {
    expect(ring(dealAt('new-deal'), new Date(Date.parse(tuesday) - 1).toISOString())).toBeUndefined();
    expect(ring(dealAt('new-deal', { alarms: [] }), daysAfter(monday, 300))).toBeUndefined();
  });

  it('that is overdue gives its owner a task for the next day, and the head one at twice the time', () => {
    const before = dealAt('send-quote');
    const first = rung(before, tuesday);
    expect(first.after).toEqual({ ...before, version: 6, leg: 5, alarms: before.alarms.slice(1) });
    expect(tasksOf(first.plan)).toEqual([{ about: 'overdue-send-quote', assignee: anna.id, dueAt: wednesday }]);
    expect(factsOf(first.plan)).toEqual([
      { type: 'DealOverdue', data: { stage: 'send-quote', alarm: 'overdue', dueAt: tuesday, taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: { about: 'overdue-send-quote', assignee: anna.id, dueAt: wednesday } },
    ]);
    const second = rung(first.after, wednesday);
    const escalation = { about: 'escalation-send-quote', dueAt: daysAfter(monday, 3) };
    expect(tasksOf(second.plan)).toEqual([escalation]);
    expect(factsOf(second.plan)).toEqual([
      { type: 'DealOverdue', data: { stage: 'send-quote', alarm: 'escalation', dueAt: wednesday, taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: escalation },
    ]);
    expect(ring(second.after, daysAfter(monday, 200))).toBeUndefined();
  });

  it('of nobody’s deal is a task for any head', () => {
    const { owner: _o, ...nobodys } = dealAt('new-deal');
    expect(tasksOf(rung(nobodys, tuesday).plan)[0]).not.toHaveProperty('assignee');
  });

  it('of a shipped deal asks for the papers, which is no delay, and ends its workflow', () => {
    const before = dealAt('shipped', { alarms: [{ name: 'papers', at: tuesday }] });
    const { after, plan } = rung(before, tuesday);
    expect(after.alarms).toEqual([]);
    expect(tasksOf(plan)).toEqual([{ about: 'papers', assignee: anna.id, dueAt: wednesday }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['TaskAdded']);
  });

  it('that ends a wait says so, and leaves the head a deadline more when the wait outlasted it', () => {
    const wait = { until: tuesday, reason: 'asked to', at: monday };
    const { after, plan } = rung(dealAt('send-quote', { wait }), tuesday);
    expect(after).not.toHaveProperty('wait');
    expect(after.alarms).toEqual([{ name: 'escalation', at: '2026-03-05T07:00:00.000Z' }]);
    expect(tasksOf(plan)).toEqual([{ about: 'wait-over', assignee: anna.id, dueAt: wednesday }]);
    expect(factsOf(plan).map(({ type, data }) => [type, data])).toEqual([
      ['DealWaitEnded', { by: 'date' }],
      ['TaskAdded', { about: 'wait-over', assignee: anna.id, dueAt: wednesday }],
    ]);
  });
});

describe('The longest stay', () => {
  const engineered = [{ title: 'Cabinet', product: 'cabinet' }];
  const catalogue = [{ title: 'Relay', product: 'relay-r4' }, { title: 'Anything' }];

  it.each([
    ['new-deal', catalogue, 1],
    ['discuss-terms', catalogue, 3],
    ['send-quote', catalogue, 2],
    ['send-quote', engineered, 5],
    ['send-quote', [...catalogue, ...engineered], 5],
    ['discuss-terms', engineered, 3],
    ['agree-price', catalogue, 10],
    ['payment-received', catalogue, 2],
    ['a stage without a deadline', catalogue, 3],
  ])('at %s with %j is %d working days', (stage, lines, days) => {
    expect(longestStay({ lines }, stage, plant)).toEqual({ days });
  });

  const alarmsAt = (stage: OpenDealStage, deal: Partial<Deal> = {}) =>
    dealAlarms(dealAt('new-deal', deal), stage, monday, plant);

  it('rings for the owner, and at twice the time for the head', () => {
    expect(alarmsAt('new-deal')).toEqual([
      { name: 'overdue', at: tuesday },
      { name: 'escalation', at: wednesday },
    ]);
  });

  it('in production is until the end of the promised ship day, in the plant’s zone', () => {
    expect(alarmsAt('production-ordered', { shipOn: '2026-03-05' })).toEqual([
      { name: 'overdue', at: '2026-03-05T21:00:00.000Z' },
      { name: 'escalation', at: '2026-03-11T06:00:00.000Z' },
    ]);
  });

  it('in production that ends this very instant is a working day more', () => {
    const midnight = '2026-03-05T21:00:00.000Z';
    const [overdue] = dealAlarms(dealAt('new-deal', { shipOn: '2026-03-05' }), 'production-ordered', midnight, plant);
    expect(overdue?.at).toBe('2026-03-10T06:00:00.000Z'); // Monday the 9th is off
  });

  it('in production promised for a day that has passed is a working day', () => {
    expect(alarmsAt('production-ordered', { shipOn: '2026-03-01' })).toEqual([
      { name: 'overdue', at: tuesday },
      { name: 'escalation', at: '2026-03-05T07:00:00.000Z' },
    ]);
  });

  it('of a price that is agreed is until the end of the day the first payment is due', () => {
    const { agreement } = known;
    const before = (due: Deal['paymentTerms'][number]['due']): Deal['paymentTerms'] => [
      { id: 'first', share: { percent: 50 }, due },
      { id: 'rest', share: { percent: 50 }, due: { on: '2026-09-01' } },
    ];
    const untilOf = (deal: Partial<Deal>) => alarmsAt('agree-price', deal)[0]?.at;
    const tenDays = '2026-03-17T07:00:00.000Z';
    expect(untilOf({ agreement, paymentTerms: before({ on: '2026-04-20' }) })).toBe('2026-04-20T21:00:00.000Z');
    expect(untilOf({ agreement, paymentTerms: before({ event: 'before-production', days: 7 }) })).toBe(
      '2026-03-09T21:00:00.000Z',
    );
    expect(untilOf({ agreement, paymentTerms: before({ event: 'before-production' }) })).toBe(tenDays);
    expect(untilOf({ agreement, paymentTerms: before({ event: 'before-shipment', days: 0 }) })).toBe(tenDays);
    expect(untilOf({ agreement })).toBe(tenDays);
    expect(untilOf({ paymentTerms: before({ on: '2026-04-20' }) })).toBe(tenDays);
    expect(alarmsAt('discuss-terms', { agreement, paymentTerms: before({ on: '2026-04-20' }) })[0]?.at).toBe(
      '2026-03-05T07:00:00.000Z',
    );
  });

  it('after shipping is none: after ten working days somebody asks for the papers', () => {
    expect(alarmsAt('shipped')).toEqual([{ name: 'papers', at: '2026-03-17T07:00:00.000Z' }]);
  });
});
