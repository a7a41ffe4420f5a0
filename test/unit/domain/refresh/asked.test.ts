import { describe, expect, it } from '@jest/globals';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { moveLead, type LeadMove } from '../../../../shared/domain/leads/move.ts';
import { askedOf, enrolmentOf, taskOf } from '../../../../shared/domain/refresh/asked.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealRecords } from '../../../support/domain/deals.ts';
import { leadAt, leadId, moveRecords } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;
const parked = { name: 'parked', ...left, basket: 'needs', enrolmentId: idOf(0x801) } as const;
const lead = leadAt('parked', { stage: parked });
const deal = dealAt('parked', { stage: { ...parked, from: 'agree-price' } });

const taskAbout = (about: string, fields: Partial<Task> = {}): Task => ({
  kind: 'task',
  id: idOf(0x701),
  version: 1,
  subject: { kind: 'lead', id: leadId },
  about,
  assignee: anna.id,
  dueAt: monday,
  state: { name: 'open' },
  ...fields,
});
const done = { name: 'done', at: monday, by: { kind: 'staff', id: anna.id } } as const;

describe('What is asked of somebody in a basket', () => {
  const enrolment = enrolmentWith({ version: 1, taskId: idOf(0x701) });
  const store = (task: Task) => storeOf(new ToldClock(), enrolment, task, { ...lead, version: 1 });

  it('is the task of its enrolment, while it is open', async () => {
    const [open, over] = [await store(taskAbout('requalify')), await store(taskAbout('requalify', { state: done }))];
    expect(await askedOf(lead, open)).toMatchObject({ id: idOf(0x701) });
    expect(await askedOf(lead, over)).toBeUndefined();
    expect(await taskOf({}, open)).toBeUndefined();
    expect(await enrolmentOf(lead, open)).toEqual(enrolment);
  });

  it('is nothing where nobody is enrolled, or it has left the basket', async () => {
    const records = await store(taskAbout('requalify'));
    const { enrolmentId: _none, ...unwritten } = parked;
    expect(await askedOf(leadAt('parked', { stage: unwritten }), records)).toBeUndefined();
    expect(await enrolmentOf(leadAt('mql'), records)).toBeUndefined();
    expect(
      await askedOf(leadAt('parked', { stage: { ...parked, enrolmentId: idOf(0x899) } }), records),
    ).toBeUndefined();
  });

  it('is looked up with all a deal’s move looks at', async () => {
    const records = await store(taskAbout('requalify'));
    expect(await dealMoveRecords(deal, undefined, records, contextOf(anna))).toMatchObject({
      asked: { id: idOf(0x701) },
    });
  });
});

describe('The move out of a basket', () => {
  const outcomes = ({ plan }: { plan: Parameters<typeof recordsOf>[1] }) =>
    recordsOf('task', plan).map(({ about, state }) => [about, state.name, 'outcome' in state && state.outcome]);
  const moves = (move: LeadMove, about: string) => {
    const decision = accepted(moveLead(lead, move, moveRecords({ asked: taskAbout(about) }), contextOf(head)));
    expectSound(lead, decision.plan);
    expect(decision.plan.facts).toContainEqual({
      type: 'TaskDone',
      subject: { kind: 'lead', id: leadId },
      part: { kind: 'task', id: idOf(0x701) },
      data: { about, outcome: outcomes(decision)[0]?.[2] },
    });
    return decision;
  };

  it('does what was asked: to call with how it went, and to get a consent with none', () => {
    expect(outcomes(moves({ to: 'mql' }, 'requalify'))).toEqual([['requalify', 'done', 'requalified']]);
    expect(outcomes(moves({ to: 'rejected', criterion: 'volume' }, 'requalify'))).toContainEqual([
      ...['requalify', 'done', 'close'],
    ]);
    expect(outcomes(moves({ to: 'mql' }, 'get-consent'))).toEqual([['get-consent', 'done', 'letters-ended']]);
  });

  it('of a lead goes to work, or ends it by a criterion', () => {
    const { lead: rejected } = moves({ to: 'rejected', criterion: 'volume' }, 'requalify');
    expect(rejected.stage).toMatchObject({ name: 'rejected', from: 'parked', criterion: 'volume' });
    expect(refusalOf(moveLead(lead, { to: 'sql' }, moveRecords(), contextOf(head))).detail).toContain('mql, rejected');
  });

  const asked = taskAbout('requalify', { subject: { kind: 'deal', id: deal.id } });
  const movesDeal = (move: Parameters<typeof moveDeal>[1]) =>
    moveDeal(deal, move, dealRecords({ asked }), contextOf(anna));

  it('of a deal goes back to the stage it left, or loses it by a reason of that stage', () => {
    const back = accepted(movesDeal({ to: 'agree-price' }));
    expectSound(deal, back.plan);
    expect([back.deal.stage, outcomes(back)]).toEqual([
      { name: 'agree-price' },
      [['requalify', 'done', 'requalified']],
    ]);
    const lost = accepted(movesDeal({ to: 'lost', reason: 'price' }));
    expectSound(deal, lost.plan);
    expect(lost.deal.stage).toMatchObject({ name: 'lost', from: 'agree-price', reason: 'price' });
    expect(outcomes(lost)).toEqual([['requalify', 'done', 'close']]);
    expect(accepted(moveDeal(lost.deal, { to: 'agree-price' }, dealRecords(), contextOf(anna))).deal.stage).toEqual({
      name: 'agree-price',
    });
    expect(refusalOf(movesDeal({ to: 'lost', reason: 'wrong-phone' })).detail).toContain('no reason at agree-price');
  });

  it('of a deal is refused as ever otherwise, and does nothing then', () => {
    expect(refusalOf(movesDeal({ to: 'new-deal' })).code).toBe('back-where-it-left');
    expect(refusalOf(movesDeal({ to: 'parked', basket: 'needs' })).code).toBe('not-open');
  });
});
