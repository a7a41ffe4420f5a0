import { describe, expect, it } from '@jest/globals';
import { recordCall } from '../../../../shared/domain/calls/record-call.ts';
import { activityIdOf, type ToldCall } from '../../../../shared/domain/calls/told-call.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { anyHead } from '../../../../shared/domain/people/any-head.ts';
import { addTask } from '../../../../shared/domain/tasks/add-task.ts';
import { close } from '../../../../shared/domain/tasks/close-task.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { deskWith, leadAt, leadId } from '../../../support/domain/leads.ts';

const told: ToldCall = {
  callId: 'c-1',
  direction: 'in',
  phone: '+74951234567',
  startedAt: '2026-03-02T06:55:00.000Z',
  endedAt: '2026-03-02T06:58:20.400Z',
  answered: true,
};
const missed: ToldCall = { ...told, answered: false };
const deal = dealAt('discuss-terms', { owner: anna.id });
const subject = { kind: 'deal', id: deal.id } as const;
const context = () => contextOf(anna);
const record = (call: ToldCall, tasks: readonly Task[] = [], card: Lead | typeof deal = deal) =>
  accepted(recordCall(card, call, { desk: undefined, tasks }, context()));
const callBackTask = (n: number): Task =>
  addTask({ id: idOf(n), subject, about: 'call-back', dueAt: monday, assignee: anna.id }).task;

describe('A call that was answered', () => {
  it('is an activity of so many seconds, and closes what asked to call back', () => {
    const [open, done] = [callBackTask(1), close(callBackTask(2), 'called', context()).task];
    const other = { ...callBackTask(3), about: 'overdue-discuss-terms' };
    const { activity, plan } = record(told, [open, done, other]);
    expect(activity).toEqual({
      kind: 'activity',
      id: activityIdOf(told),
      version: 1,
      subject,
      channel: 'call',
      direction: 'in',
      result: 'talked',
      seconds: 200,
      at: monday,
      by: { kind: 'staff', id: anna.id },
      noted: false,
    });
    expect(factsOf(plan)).toStrictEqual([
      { type: 'ActivityRecorded', data: { channel: 'call', direction: 'in', result: 'talked' } },
      { type: 'TaskDone', data: { about: 'call-back', outcome: 'called' } },
    ]);
    expect(recordsOf('task', plan)).toMatchObject([
      { id: open.id, version: 2, state: { name: 'done', outcome: 'called' } },
    ]);
    expectSound(deal, plan);
  });

  it('says of its recording only that there is one', () => {
    const recordingUrl = 'https://calls.example/74951234567.mp3';
    const { activity, plan } = record({ ...told, recordingUrl });
    expect(activity).toMatchObject({ noted: true });
    expect(JSON.stringify(plan)).not.toContain('74951234567');
  });

  it('out to a claimed lead stops its clock and frees the desk', () => {
    const lead = leadAt('mql', { owner: anna.id });
    const { plan } = accepted(
      recordCall(lead, { ...told, direction: 'out' }, { desk: deskWith(leadId), tasks: [callBackTask(1)] }, context()),
    );
    expect(factsOf(plan).map(({ type }) => type)).toStrictEqual(['ActivityRecorded', 'LeadContacted', 'TaskDone']);
    expect(recordsOf('desk', plan)).toMatchObject([{ uncontacted: [] }]);
  });
});

describe('A call that nobody took', () => {
  it('is a task to call back within the time of a claim, of whoever owns the card', () => {
    const { activity, plan } = record(missed);
    expect(activity).toMatchObject({ result: 'missed' });
    expect(activity).not.toHaveProperty('seconds');
    expect(recordsOf('task', plan)).toMatchObject([
      { subject, about: 'call-back', assignee: anna.id, dueAt: '2026-03-02T09:00:00.000Z', state: { name: 'open' } },
    ]);
    expect(factsOf(plan)).toStrictEqual([
      { type: 'ActivityRecorded', data: { channel: 'call', direction: 'in', result: 'missed' } },
      { type: 'TaskAdded', data: { about: 'call-back', dueAt: '2026-03-02T09:00:00.000Z', assignee: anna.id } },
    ]);
  });

  it('about a lead is whose it is kept for, and any head’s where that is nobody or any head', () => {
    const { owner: _o, ...free } = leadAt('new');
    const by = contextOf({ kind: 'system', id: 'telephony' });
    const assigneeOf = (card: Lead) =>
      recordsOf('task', accepted(recordCall(card, missed, { desk: undefined, tasks: [] }, by)).plan)[0]?.assignee;
    const kept = (reservedFor: string): Lead => ({ ...free, reservedFor });
    expect([kept(boris.id), kept(anyHead), free].map(assigneeOf)).toEqual([boris.id, undefined, undefined]);
  });

  it('adds none while one is open, and is none when it was ours', () => {
    expect(recordsOf('task', record(missed, [callBackTask(1)]).plan)).toEqual([]);
    const { activity, plan } = record({ ...missed, direction: 'out' });
    expect([activity.result, recordsOf('task', plan)]).toEqual(['no-answer', []]);
    const { answered: _, ...untold } = missed;
    expect(record(untold).activity).toMatchObject({ result: 'missed' });
  });
});

describe('A call', () => {
  it('without an end lasted no time', () => {
    const { endedAt: _, ...endless } = told;
    expect(record(endless).activity).toMatchObject({ seconds: 0 });
  });

  it('on another manager’s card is not theirs to record', () => {
    const decision = recordCall(deal, told, { desk: undefined, tasks: [] }, contextOf(boris));
    expect(refusalOf(decision)).toMatchObject({ kind: 'forbidden' });
  });
});
