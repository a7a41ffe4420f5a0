import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { ringLead } from '../../../../shared/domain/leads/ring.ts';
import { editLead, waitLead } from '../../../../shared/domain/leads/work.ts';
import { claimLead } from '../../../../shared/domain/leads/claim.ts';
import { anna, boris, head, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, tasksOf } from '../../../support/domain/decisions.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { byOf } from '../../../../shared/domain/people/by.ts';
import { accountWith, deskWith, leadAt, leadId, moveRecords, qualified } from '../../../support/domain/leads.ts';

const tuesday = daysAfter(monday, 1);
const inAnHour = '2026-03-02T08:00:00.000Z';
const ring = (lead: Lead, at = monday, records: Partial<Parameters<typeof ringLead>[1]> = {}) =>
  ringLead(lead, { desk: undefined, conversion: undefined, ...records }, contextOf(robot, at));
const rung = (lead: Lead, at = monday, records: Partial<Parameters<typeof ringLead>[1]> = {}) => {
  const { lead: after, plan } = accepted(ring(lead, at, records));
  expectSound(lead, plan);
  return { after, plan };
};

describe('An alarm of a lead', () => {
  it('does not ring before its time, nor when none is left', () => {
    const justBefore = new Date(Date.parse(tuesday) - 1).toISOString();
    expect(ring(leadAt('mql'), justBefore)).toBeUndefined();
    expect(ring(leadAt('mql', { alarms: [] }), daysAfter(monday, 300))).toBeUndefined();
    expect(
      ring(leadAt('mql', { wait: { until: daysAfter(monday, 9), reason: 'x', at: monday } }), tuesday),
    ).toBeUndefined();
  });

  it('that is overdue gives its owner a task due in an hour, and the head one at twice the time', () => {
    const before = leadAt('mql');
    const first = rung(before, tuesday);
    const due = '2026-03-03T08:00:00.000Z';
    expect(first.after).toEqual({ ...before, version: 6, leg: 5, alarms: before.alarms.slice(1) });
    expect(tasksOf(first.plan)).toEqual([{ about: 'overdue-mql', assignee: anna.id, dueAt: due }]);
    expect(factsOf(first.plan)).toEqual([
      { type: 'LeadOverdue', data: { stage: 'mql', alarm: 'overdue', dueAt: tuesday, taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: { about: 'overdue-mql', assignee: anna.id, dueAt: due } },
    ]);
    const wednesday = daysAfter(monday, 2);
    const second = rung(first.after, wednesday);
    expect(second.after.alarms).toEqual([]);
    expect(tasksOf(second.plan)).toEqual([{ about: 'escalation-mql', dueAt: '2026-03-04T08:00:00.000Z' }]);
    expect(ring(second.after, daysAfter(monday, 200))).toBeUndefined();
  });

  it('of a new lead is a task for whom it is kept for, else for any head', () => {
    expect(tasksOf(rung(leadAt('new', { reservedFor: boris.id }), tuesday).plan)[0]?.assignee).toBe(boris.id);
    expect(tasksOf(rung(leadAt('new'), tuesday).plan)[0]).not.toHaveProperty('assignee');
  });
});

describe('A known customer’s owner', () => {
  it('who stays silent for an hour leaves the lead to the head alone, to give it out within the usual time', () => {
    const before = leadAt('new', { reservedFor: anna.id, alarms: [{ name: 'owner-silent', at: monday }] });
    const { after, plan } = rung(before);
    expect(after).toEqual({
      ...before,
      reservedFor: 'any-head',
      version: 6,
      leg: 5,
      alarms: [
        { name: 'overdue', at: '2026-03-02T09:00:00.000Z' },
        { name: 'escalation', at: '2026-03-02T11:00:00.000Z' },
      ],
    });
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['LeadRouted', 'TaskAdded']);
    const [task] = tasksOf(plan);
    expect(task).toMatchObject({ about: 'owner-silent', dueAt: '2026-03-02T09:00:00.000Z' });
    expect(task).not.toHaveProperty('assignee');
  });

  it('is not to be passed by: a manager does not claim what waits for the head, and an overdue one is the head’s', () => {
    const before = leadAt('new', { reservedFor: 'any-head' });
    expect(claimLead(before, undefined, contextOf(boris)).ok).toBe(false);
    expect(claimLead(before, undefined, contextOf(head)).ok).toBe(true);
    expect(tasksOf(rung(before, tuesday).plan)[0]).not.toHaveProperty('assignee');
  });

  it('of a focus segment leaves it to be claimed within half an hour', () => {
    const { after } = rung(leadAt('new', { segment: 'industrial', alarms: [{ name: 'owner-silent', at: monday }] }));
    expect(after.alarms).toEqual([
      { name: 'overdue', at: '2026-03-02T07:30:00.000Z' },
      { name: 'escalation', at: inAnHour },
    ]);
  });
});

describe('A claimed lead nobody contacted', () => {
  const before = leadAt('mql', { segment: 'industrial', alarms: [{ name: 'no-contact', at: monday }] });

  it('goes back to the queue, off the desk, and says so', () => {
    const desk = deskWith(leadId, idOf(0x500));
    const { after, plan } = rung(before, monday, { desk });
    const { owner: _o, claimedAt: _c, ...free } = before;
    expect(after).toEqual({
      ...free,
      version: 6,
      leg: 5,
      stage: { name: 'new' },
      visit: { n: 4, enteredAt: monday },
      alarms: [
        { name: 'overdue', at: '2026-03-02T07:30:00.000Z' },
        { name: 'escalation', at: inAnHour },
      ],
    });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'new', visit: 4, reason: 'no-contact', owner: anna.id } },
    ]);
    expect(recordsOf('desk', plan)).toEqual([{ ...deskWith(idOf(0x500)), version: 7 }]);
  });

  it('goes back even if its owner is gone', () => {
    const { owner: _o, ...nobodys } = before;
    expect(factsOf(rung(nobodys).plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'new', visit: 4, reason: 'no-contact' } },
    ]);
  });
});

describe('A wait that is over', () => {
  const waiting = (alarms: Lead['alarms'], stage: 'new' | 'mql' = 'mql') =>
    leadAt(stage, { alarms, wait: { until: tuesday, reason: 'asked to', at: monday } });
  const overdue = (at: string) => ({ name: 'overdue', at });
  const escalation = (at: string) => ({ name: 'escalation', at });

  it('gives its owner a task for the day, and says so', () => {
    const { after, plan } = rung(waiting([overdue(daysAfter(monday, 3))]), tuesday);
    expect(after).not.toHaveProperty('wait');
    expect(tasksOf(plan)).toEqual([{ about: 'wait-over', assignee: anna.id, dueAt: daysAfter(monday, 2) }]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadWaitEnded', data: { by: 'date' } },
      { type: 'TaskAdded', data: { about: 'wait-over', assignee: anna.id, dueAt: daysAfter(monday, 2) } },
    ]);
  });

  it('leaves alarms that are still to come as they were', () => {
    const alarms = [overdue(daysAfter(monday, 3)), escalation(daysAfter(monday, 4))];
    expect(rung(waiting(alarms), tuesday).after.alarms).toEqual(alarms);
    expect(rung(waiting([]), tuesday).after.alarms).toEqual([]);
  });

  it('past the deadline tells the head a deadline later: five working days, or two hours for a new lead', () => {
    const alarms = [overdue(tuesday), escalation(daysAfter(monday, 4))];
    expect(rung(waiting(alarms), tuesday).after.alarms).toEqual([escalation('2026-03-11T07:00:00.000Z')]);
    expect(rung(waiting(alarms, 'new'), tuesday).after.alarms).toEqual([escalation('2026-03-03T09:00:00.000Z')]);
  });
});

describe('A robot at sql', () => {
  const at = (fields: Partial<Lead> = {}) =>
    leadAt('sql', {
      ...qualified,
      taxId: '7707083893',
      conversionTask: idOf(0x600),
      alarms: [{ name: 'convert-again', at: monday }, ...leadAt('sql').alarms],
      ...fields,
    });
  const { desk: _d, sender: _s, ...records } = moveRecords();
  const task: Task = {
    kind: 'task',
    id: idOf(0x600),
    version: 1,
    subject: { kind: 'lead', id: leadId },
    about: 'account-ambiguous',
    dueAt: tuesday,
    state: { name: 'open' },
  };
  const conversion = { ...records, task };
  const settled = { ...task, version: 2, state: { name: 'done', at: monday, by: byOf(robot) } };

  it('converts when what was missing is there, and the task is done', () => {
    const { after, plan } = rung(at(), monday, { conversion });
    expect(after).toMatchObject({ stage: { name: 'converted' }, alarms: [] });
    expect(after).not.toHaveProperty('conversionTask');
    expect(factsOf(plan).map(({ type }) => type)).toEqual([
      'LeadConverted',
      'AccountOpened',
      'DealOpened',
      'PersonJoinedAccount',
      'TaskDone',
    ]);
    expect(recordsOf('task', plan)).toEqual([settled]);
    expect(plan.facts.at(-1)).toEqual({
      type: 'TaskDone',
      subject: { kind: 'lead', id: leadId },
      part: { kind: 'task', id: task.id },
      data: { about: 'account-ambiguous' },
    });
  });

  it('waits on with the task it left when the same is missing still', () => {
    const sameTaxId = [accountWith({ id: idOf(0x310) }), accountWith({ id: idOf(0x311) })];
    const { after, plan } = rung(at(), monday, { conversion: { ...conversion, sameTaxId } });
    expect(after).toMatchObject({ stage: { name: 'sql' }, conversionTask: idOf(0x600) });
    expect(after.alarms).toEqual(leadAt('sql').alarms);
    expect(recordsOf('task', plan)).toEqual([]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadConversionRefused', data: { code: 'account-ambiguous', taskId: idOf(0x600) } },
    ]);
  });

  it('asks for what is missing now, in place of what was', () => {
    const { after, plan } = rung(at({ taxId: '7707083894' }), monday, { conversion });
    expect(after.conversionTask).toBe(newIdOf(1));
    expect(recordsOf('task', plan).map(({ about, state }) => [about, state.name])).toEqual([
      ['tax-id-wrong', 'open'],
      ['account-ambiguous', 'done'],
    ]);
  });

  it('asks at once when the time to convert is over already', () => {
    const late = at({ taxId: '7707083894', alarms: [{ name: 'convert-again', at: monday }] });
    const { plan } = rung(late, tuesday, { conversion });
    expect(tasksOf(plan)[0]).toEqual({ about: 'tax-id-wrong', assignee: anna.id, dueAt: tuesday });
  });

  it('is a programming error without what it looks at', () => {
    expect(() => ring(at())).toThrow('the robot is given what a conversion looks at');
  });

  it('asks anew when somebody closed the task and the same is missing still', () => {
    const sameTaxId = [accountWith({ id: idOf(0x310) }), accountWith({ id: idOf(0x311) })];
    const closed: Task = { ...task, state: { name: 'done', at: monday, by: { kind: 'system' } } };
    const { after, plan } = rung(at(), monday, { conversion: { ...conversion, task: closed, sameTaxId } });
    expect(after).toMatchObject({
      stage: { name: 'sql' },
      visit: { n: 3, enteredAt: monday },
      conversionTask: newIdOf(1),
      alarms: [
        { name: 'overdue', at: tuesday },
        { name: 'escalation', at: daysAfter(monday, 2) },
      ],
    });
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['LeadConversionRefused', 'TaskAdded']);
    expect(tasksOf(plan)).toEqual([{ about: 'account-ambiguous', assignee: anna.id, dueAt: tuesday }]);
  });

  it('tries again after any edit, even while the lead waits: the edit ends the waiting', () => {
    const waiting = accepted(
      waitLead(leadAt('sql'), { until: daysAfter(monday, 20), reason: 'the lawyers' }, contextOf(anna)),
    ).lead;
    const { lead: edited, plan } = accepted(editLead(waiting, { taxId: '7707083893' }, contextOf(anna, tuesday)));
    expect(edited).not.toHaveProperty('wait');
    expect(edited.alarms[0]).toEqual({ name: 'convert-again', at: tuesday });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadEdited', data: { fields: ['taxId'] } },
      { type: 'LeadWaitEnded', data: { by: 'hand' } },
    ]);
    expectSound(waiting, plan);
  });
});
