import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMove, moveDeal } from '../../../../shared/domain/deals/move.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import type { Decision } from '../../../../shared/domain/records/plan.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { anna, head, office } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId, dealRecords, known, knownToPay } from '../../../support/domain/deals.ts';

const note = 'The customer changed the specification';
const move = (deal: Deal, to: DealMove['to'], how: Partial<DealMove> = {}) =>
  moveDeal(deal, { to, ...how }, dealRecords(), contextOf(head));

describe('A deal with an engineered product', () => {
  const catalogue = known.lines.map((line) => ({ ...line }));
  const lines = [{ product: 'cabinet', title: 'Cabinet', quantity: 1 }];
  const engineered = { ...knownToPay, lines };
  const asked = { about: 'calculation', dueAt: '2026-03-10T07:00:00.000Z' };
  const calculationsOf = (decision: Decision) =>
    recordsOf('task', accepted(decision).plan).filter(({ about }) => about === 'calculation');
  const left = { at: monday, by: { kind: 'staff' as const }, from: 'send-quote' };
  const lost = dealAt('lost', { ...engineered, stage: { name: 'lost', ...left, reason: 'price' } });
  const parked = dealAt('parked', {
    ...engineered,
    stage: { name: 'parked', ...left, reason: 'needs', basket: 'needs' },
  });

  it.each([
    ['forward', () => move(dealAt('discuss-terms', engineered), 'send-quote')],
    ['by a step back', () => move(dealAt('agree-price', engineered), 'send-quote', { note })],
    ['by a reopening', () => move(lost, 'send-quote')],
    ['out of its basket', () => move(parked, 'send-quote')],
    [
      'as what is asked for changes',
      () => editDeal(dealAt('send-quote', { lines: catalogue }), { lines }, contextOf(head)),
    ],
  ])('asks engineering for the calculation when it comes to wait for its quote: %s', (_how, decide) => {
    const decision = decide();
    expect(calculationsOf(decision)).toMatchObject([
      { ...asked, subject: { kind: 'deal', id: dealId }, assignee: anna.id },
    ]);
    expect(factsOf(accepted(decision).plan).at(-1)).toEqual({
      type: 'TaskAdded',
      data: { ...asked, assignee: anna.id },
    });
  });

  it('asks whoever calculates', () => {
    const engineer = {
      id: office.id,
      name: 'E',
      email: 'e@x.example',
      group: 'office',
      discountPercent: 0,
      calculates: true,
    };
    const staffed = contextOf(head, monday, { staff: [...seeds.staff, engineer as (typeof seeds.staff)[number]] }); // complete but for what seeds may add
    const given = moveDeal(dealAt('discuss-terms', engineered), { to: 'send-quote' }, dealRecords(), staffed);
    expect(calculationsOf(given)).toMatchObject([{ assignee: office.id }]);
  });

  it.each([
    [
      'catalogue products need none',
      () => move(dealAt('discuss-terms', { ...knownToPay, lines: catalogue }), 'send-quote'),
    ],
    ['it passes the stage', () => move(dealAt('discuss-terms', engineered), 'agree-price')],
    ['it stands elsewhere', () => move(dealAt('new-deal', engineered), 'discuss-terms')],
    [
      'it waits for one already',
      () => editDeal(dealAt('send-quote', engineered), { lines: [...lines, ...catalogue] }, contextOf(head)),
    ],
  ])('asks for none when %s', (_why, decide) => {
    expect(calculationsOf(decide())).toEqual([]);
  });
});
