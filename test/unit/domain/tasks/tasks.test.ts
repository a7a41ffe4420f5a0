import { describe, expect, it } from '@jest/globals';
import { recordActivity, recordWithNextStep } from '../../../../shared/domain/tasks/activity.ts';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import { newTask } from '../../../../shared/domain/tasks/new-task.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import type { Claim } from '../../../../shared/domain/claims/claim.ts';
import { silenceCauses } from '../../../../shared/domain/win-backs/silence-causes.ts';
import { waitLead } from '../../../../shared/domain/leads/work.ts';
import { anna, boris, head, office, robot } from '../../../support/domain/actors.ts';
import { claimTask, claimWith } from '../../../support/domain/claims.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { accountWith, deskWith, leadAt, leadId } from '../../../support/domain/leads.ts';
import { callingWith } from '../../../support/domain/win-backs.ts';

const id = idOf(0x700);
const due = daysAfter(monday, 1);
const call = { id, channel: 'call', direction: 'out', result: 'spoke' } as const;
const contactAlarms = [{ name: 'no-contact', at: due }];

describe('An activity', () => {
  const record = (
    subject: Parameters<typeof recordActivity>[0],
    said: Partial<Parameters<typeof recordActivity>[1]> = {},
  ) => recordActivity(subject, { ...call, ...said }, deskWith(leadId), contextOf(anna));

  it('that is the first outgoing one on a claimed lead stops the contact clock and frees the desk', () => {
    const before = leadAt('mql', { alarms: contactAlarms });
    const { activity, plan } = accepted(record(before));
    expect(activity).toEqual({
      kind: 'activity',
      id,
      version: 1,
      subject: { kind: 'lead', id: leadId },
      channel: 'call',
      direction: 'out',
      result: 'spoke',
      at: monday,
      by: { kind: 'staff', id: anna.id },
      noted: false,
    });
    expect(recordsOf('lead', plan)).toEqual([
      {
        ...before,
        version: 6,
        leg: 5,
        firstContactAt: monday,
        alarms: [
          { name: 'overdue', at: '2026-03-10T07:00:00.000Z' },
          { name: 'escalation', at: '2026-03-17T07:00:00.000Z' },
        ],
      },
    ]);
    expect(recordsOf('activity', plan)).toEqual([activity]);
    expect(recordsOf('desk', plan)).toEqual([{ ...deskWith(), version: 7 }]);
    expect(factsOf(plan)).toEqual([
      { type: 'ActivityRecorded', data: { channel: 'call', direction: 'out', result: 'spoke' } },
      { type: 'LeadContacted', data: { first: true } },
    ]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'activity', id });
    expectSound(before, plan);
  });

  it('after the first leaves the clocks as they are', () => {
    const before = leadAt('mql', { firstContactAt: daysAfter(monday, -1) });
    const { plan } = accepted(record(before, { note: 'asked for a quote' }));
    expect(recordsOf('lead', plan)).toEqual([{ ...before, version: 6 }]);
    expect(recordsOf('activity', plan)[0]?.noted).toBe(true);
    expect(factsOf(plan)[1]).toEqual({ type: 'LeadContacted', data: { first: false } });
  });

  it('that came in, or of another stage, or of a deal, is only noted', () => {
    for (const [before, direction] of [
      [leadAt('mql', { alarms: contactAlarms }), 'in'],
      [leadAt('sql'), 'out'],
      [leadAt('parked'), 'out'],
      [dealAt('send-quote'), 'out'],
    ] as const) {
      const { plan } = accepted(record(before, { direction }));
      expect(plan.changes[0]?.record).toEqual({ ...before, version: 6 });
      expect(factsOf(plan).map(({ type }) => type)).toEqual(['ActivityRecorded']);
      expect(recordsOf('desk', plan)).toEqual([]);
      expectSound(before, plan);
    }
  });

  it('is its owner’s or a head’s', () => {
    const by = (subject: Parameters<typeof recordActivity>[0]) =>
      refusalOf(recordActivity(subject, call, undefined, contextOf(boris))).detail;
    expect([by(leadAt('mql')), by(dealAt('new-deal'))]).toEqual([
      'the lead belongs to another manager',
      'the deal belongs to another manager',
    ]);
  });
});

describe('The next step told with an activity', () => {
  const nextStep = { title: 'Send the drawing', dueAt: due };
  const record = (
    subject: Parameters<typeof recordActivity>[0],
    said: Partial<Parameters<typeof recordWithNextStep>[1]> = {},
    by: Parameters<typeof contextOf>[0] = anna,
  ) => recordWithNextStep(subject, { ...call, nextStep, ...said }, deskWith(leadId), contextOf(by));

  it('is a task of its owner about the same record, in the same commit', () => {
    const before = dealAt('send-quote');
    const { activity, task, plan } = accepted(record(before));
    expect(task).toEqual({
      kind: 'task',
      id: newIdOf(1),
      version: 1,
      subject: { kind: 'deal', id: dealId },
      about: 'by-hand',
      title: 'Send the drawing',
      assignee: anna.id,
      dueAt: due,
      state: { name: 'open' },
    });
    expect(plan.changes).toEqual([
      { record: { ...before, version: 6 }, expected: 5 },
      { record: activity, expected: 'new' },
      { record: task, expected: 'new' },
    ]);
    expect(plan.facts.map(({ type, part, data }) => [type, part, data])).toEqual([
      ['ActivityRecorded', { kind: 'activity', id }, { channel: 'call', direction: 'out', result: 'spoke' }],
      ['TaskAdded', { kind: 'task', id: newIdOf(1) }, { about: 'by-hand', dueAt: due, assignee: anna.id }],
    ]);
    expectSound(before, plan);
  });

  it('goes with a first contact, which does all it does without one', () => {
    const before = leadAt('mql', { alarms: contactAlarms });
    const [with_, without] = [accepted(record(before)).plan, accepted(record(before, { nextStep: undefined })).plan];
    expect(factsOf(with_).map(({ type }) => type)).toEqual(['ActivityRecorded', 'LeadContacted', 'TaskAdded']);
    expect(with_.changes.filter(({ record: { kind } }) => kind !== 'task')).toEqual(without.changes);
    expectSound(before, with_);
  });

  it('is for its owner whoever tells it, for who tells it where nobody owns the record, or for who is named', () => {
    const { owner: _owner, ...free } = leadAt('new');
    const assigneeOf = (...asked: Parameters<typeof record>) => accepted(record(...asked)).task?.assignee;
    expect(assigneeOf(dealAt('send-quote'), {}, head)).toBe(anna.id);
    expect(assigneeOf(free, {}, head)).toBe(head.id);
    expect(assigneeOf(dealAt('send-quote'), { nextStep: { ...nextStep, assignee: office.id } })).toBe(office.id);
  });

  it('need not be: whatever the result, an activity without one makes no task', () => {
    const decision = accepted(record(dealAt('send-quote'), { nextStep: undefined }));
    expect(decision).not.toHaveProperty('task');
    expect(recordsOf('task', decision.plan)).toEqual([]);
  });

  it('is nothing where the activity is refused, nor is the activity where it is', () => {
    expect(refusalOf(record(dealAt('send-quote'), {}, boris))).toMatchObject({ kind: 'forbidden' });
    const assignee = idOf(0x999);
    expect(refusalOf(record(dealAt('send-quote'), { nextStep: { ...nextStep, assignee } }))).toEqual({
      kind: 'rule',
      code: 'assignee-unknown',
      detail: `${assignee} is not of the staff`,
    });
  });
});

describe('A task by hand', () => {
  const asked = { id, title: 'Send the drawing', dueAt: due };

  it('is for oneself unless another is named', () => {
    const before = dealAt('send-quote');
    const { task, plan } = accepted(newTask(before, asked, contextOf(anna)));
    expect(task).toEqual({
      kind: 'task',
      id,
      version: 1,
      subject: { kind: 'deal', id: dealId },
      about: 'by-hand',
      title: 'Send the drawing',
      assignee: anna.id,
      dueAt: due,
      state: { name: 'open' },
    });
    expect(factsOf(plan)).toEqual([{ type: 'TaskAdded', data: { about: 'by-hand', dueAt: due, assignee: anna.id } }]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'task', id });
    expectSound(before, plan);
    expect(accepted(newTask(before, { ...asked, assignee: office.id }, contextOf(anna))).task.assignee).toBe(office.id);
  });

  it('is for somebody of the staff, about one’s own record', () => {
    expect(refusalOf(newTask(leadAt('mql'), { ...asked, assignee: 'nobody' }, contextOf(anna)))).toEqual({
      kind: 'rule',
      code: 'assignee-unknown',
      detail: 'nobody is not of the staff',
    });
    const details = [leadAt('mql'), dealAt('new-deal')].map(
      (subject) => refusalOf(newTask(subject, asked, contextOf(boris))).detail,
    );
    expect(details).toEqual(['the lead belongs to another manager', 'the deal belongs to another manager']);
  });
});

describe('A task that is done', () => {
  const task: Task = {
    kind: 'task',
    id,
    version: 1,
    subject: { kind: 'lead', id: leadId },
    about: 'overdue-mql',
    assignee: anna.id,
    dueAt: due,
    state: { name: 'open' },
  };
  const finish = (of: Task, subject = leadAt('mql'), outcome?: string, by: Parameters<typeof contextOf>[0] = anna) =>
    finishTask(of, subject, outcome, contextOf(by));

  it('says by whom, when and with what outcome', () => {
    const before = leadAt('mql');
    const { task: done, plan } = accepted(finish(task, before, 'called'));
    const state = { name: 'done', at: monday, by: { kind: 'staff', id: anna.id }, outcome: 'called' };
    expect(done).toEqual({ ...task, version: 2, state });
    expect(recordsOf('lead', plan)).toEqual([{ ...before, version: 6 }]);
    expect(factsOf(plan)).toEqual([{ type: 'TaskDone', data: { about: 'overdue-mql', outcome: 'called' } }]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'task', id });
    expectSound(before, plan);
    expect(accepted(finish(task)).task.state).not.toHaveProperty('outcome');
    expect(accepted(finish(task)).plan.facts[0]?.data).toEqual({ about: 'overdue-mql' });
  });

  it('keeps words of an outcome with the task, and only a code in the fact', () => {
    const { task: done, plan } = accepted(finish(task, leadAt('mql'), 'Звонил Пётр, +7 495 123-45-67'));
    expect(done.state).toMatchObject({ outcome: 'Звонил Пётр, +7 495 123-45-67' });
    expect(plan.facts[0]?.data).toEqual({ about: 'overdue-mql' });
  });

  it('is no review when it asks about no rejection, whatever its outcome is called', () => {
    const before = leadAt('rejected');
    const { plan } = accepted(finish(task, before, 'overturned'));
    expect(recordsOf('lead', plan)).toEqual([{ ...before, version: 6 }]);
    expect(factsOf(plan)).toEqual([{ type: 'TaskDone', data: { about: 'overdue-mql', outcome: 'overturned' } }]);
  });

  it('of the call of a win-back is the cause of the silence, which ends that', () => {
    const winBack = callingWith(daysAfter(monday, 10));
    const about: Task = { ...task, subject: { kind: 'account', id: winBack.accountId }, about: 'win-back-call' };
    const finish = (outcome: string | undefined, beside = { winBack }) =>
      finishTask(about, accountWith(), outcome, contextOf(anna), beside);
    for (const outcome of [undefined, 'called'])
      expect(refusalOf(finish(outcome))).toMatchObject({
        ...{ kind: 'rule', code: 'cause-needed' },
        detail: `say why the customer went silent: ${String(outcome)} is no cause`,
        missing: [{ in: 'body', field: 'outcome', allowed: silenceCauses, example: 'price' }],
      });
    const { plan } = accepted(finish('lead-time'));
    expect(recordsOf('win-back', plan)).toMatchObject([
      { cause: 'lead-time', stage: { name: 'ended', outcome: 'explained' } },
    ]);
    expect(recordsOf('account', plan)).toEqual([{ ...accountWith(), version: accountWith().version + 1 }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['TaskDone', 'WinBackEnded', 'SilenceExplained']);
    const over = accepted(finishTask(about, accountWith(), 'called', contextOf(anna)));
    expect(factsOf(over.plan).map(({ type }) => type)).toEqual(['TaskDone']);
  });

  it('of a claim is one for its answer, which does the task; another one raises the version of the claim alone', () => {
    const about = claimTask();
    const done = (of: Task, subject: Claim) => finishTask(of, subject, undefined, contextOf(anna));
    expect(refusalOf(done(about, claimWith()))).toEqual({
      kind: 'rule',
      code: 'answer-needed',
      detail: 'answer the claim, which does the task',
    });
    const answer = { as: 'rejected', on: '2026-03-02', at: monday, by: { kind: 'staff', id: anna.id } } as const;
    for (const [of, subject] of [
      [claimTask({ about: 'by-hand' }), claimWith()],
      [about, claimWith({ state: { name: 'answered', answer } })],
    ] as const)
      expect(recordsOf('claim', accepted(done(of, subject)).plan)).toEqual([{ ...subject, version: 4 }]);
  });

  it('of a deal raises the version of the deal alone', () => {
    const before = dealAt('send-quote');
    const { plan } = accepted(
      finishTask({ ...task, subject: { kind: 'deal', id: dealId } }, before, undefined, contextOf(anna)),
    );
    expect(recordsOf('deal', plan)).toEqual([{ ...before, version: 6 }]);
    expectSound(before, plan);
  });

  it('a second time changes nothing', () => {
    const { task: done } = accepted(finish(task));
    expect(finish(done)).toEqual({ ok: true, task: done, plan: nothing });
  });

  it('is the assignee’s or a head’s; of nobody, a head’s', () => {
    const { assignee: _a, ...anyHeads } = task;
    const may = (of: Task) => [anna, boris, head, robot].map((by) => finish(of, leadAt('mql'), undefined, by).ok);
    expect([may(task), may(anyHeads)]).toEqual([
      [true, false, true, true],
      [false, false, true, true],
    ]);
    expect(refusalOf(finish(task, leadAt('mql'), undefined, boris)).detail).toBe('the task is another person’s');
  });

  it('belongs to its own record', () => {
    expect(refusalOf(finish(task, leadAt('mql', { id: idOf(9) })))).toEqual({
      kind: 'rule',
      code: 'wrong-subject',
      detail: `the task belongs to lead ${leadId}`,
    });
  });

  it('of a refused conversion makes the robot try again at once, and ends a waiting', () => {
    const waiting = accepted(
      waitLead(leadAt('sql', { conversionTask: id }), { until: daysAfter(monday, 9), reason: 'x' }, contextOf(anna)),
    ).lead;
    for (const before of [leadAt('sql', { conversionTask: id }), waiting]) {
      const { plan } = accepted(finish(task, before));
      const [after] = recordsOf('lead', plan);
      expect(after?.alarms).toEqual([{ name: 'convert-again', at: monday }, ...leadAt('sql').alarms]);
      expect(after).not.toHaveProperty('wait');
      expect(factsOf(plan).map(({ type }) => type)).toEqual(before.wait ? ['TaskDone', 'LeadWaitEnded'] : ['TaskDone']);
      expectSound(before, plan);
    }
    const other = leadAt('sql', { conversionTask: idOf(9) });
    expect(recordsOf('lead', accepted(finish(task, other)).plan)).toEqual([{ ...other, version: 6 }]);
  });
});

describe('A review of a rejection', () => {
  const { assignee: _any, ...asked }: Task = {
    kind: 'task',
    id,
    version: 1,
    subject: { kind: 'lead', id: leadId },
    about: 'disputed-rejection',
    assignee: '',
    dueAt: due,
    state: { name: 'open' },
  };
  const review = (outcome?: string, lead = leadAt('rejected'), at = monday, about = asked.about) =>
    finishTask({ ...asked, about }, lead, outcome, contextOf(head, at));

  it.each([undefined, 'fine'])('ends with a verdict, and %s is none', (outcome) => {
    expect(refusalOf(review(outcome))).toEqual({
      kind: 'rule',
      code: 'verdict-needed',
      detail: `say whether the rejection was right: ${String(outcome)} is no verdict`,
      missing: [
        {
          in: 'body',
          field: 'outcome',
          title: { en: 'Verdict', ru: 'Решение' },
          allowed: ['upheld', 'overturned'],
          example: 'upheld',
        },
      ],
    });
  });

  it('that upholds it leaves the lead as it is, and is told', () => {
    const before = leadAt('rejected');
    const { plan } = accepted(review('upheld', before, monday, 'audit-rejection'));
    expect(recordsOf('lead', plan)).toEqual([{ ...before, version: 6 }]);
    expect(factsOf(plan)).toEqual([
      { type: 'TaskDone', data: { about: 'audit-rejection', outcome: 'upheld' } },
      { type: 'LeadRejectionReviewed', data: { asked: 'audit', verdict: 'upheld' } },
    ]);
    expectSound(before, plan);
  });

  it('that overturns it brings the lead back to work', () => {
    const before = leadAt('rejected');
    const { plan } = accepted(review('overturned', before));
    expect(recordsOf('lead', plan)).toMatchObject([
      {
        stage: { name: 'mql' },
        generation: 3,
        visit: { n: 4, enteredAt: monday },
        alarms: [{ name: 'overdue', at: '2026-03-10T07:00:00.000Z' }, { name: 'escalation' }],
      },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'TaskDone', data: { about: 'disputed-rejection', outcome: 'overturned' } },
      { type: 'LeadRejectionReviewed', data: { asked: 'dispute', verdict: 'overturned' } },
      { type: 'LeadReopened', data: { from: 'rejected', to: 'mql', visit: 4, owner: anna.id } },
    ]);
    expectSound(before, plan);
  });

  it('moves nothing of a lead that is back already, or closed for longer than one may reopen', () => {
    for (const [lead, at] of [
      [leadAt('mql'), monday],
      [leadAt('rejected'), daysAfter(monday, 91)],
    ] as const) {
      const { plan } = accepted(review('overturned', lead, at));
      expect(recordsOf('lead', plan)).toEqual([{ ...lead, version: 6 }]);
      expect(factsOf(plan)).toHaveLength(2);
    }
  });
});

describe('A dealer’s news', () => {
  const handed = leadAt('handed-to-dealer');
  const task: Task = {
    kind: 'task',
    id,
    version: 1,
    subject: { kind: 'lead', id: leadId },
    about: 'dealer-feedback',
    assignee: anna.id,
    dueAt: due,
    state: { name: 'open' },
  };
  const tell = (outcome?: string, lead = handed, of = task) => finishTask(of, lead, outcome, contextOf(head));

  it.each(['sold', 'not-sold'])('that it is %s ends the asking, and is told', (answer) => {
    const { plan } = accepted(tell(answer));
    expect(recordsOf('lead', plan)).toEqual([{ ...handed, version: 6 }]);
    expect(recordsOf('task', plan)).toMatchObject([{ id, state: { name: 'done', outcome: answer } }]);
    expect(factsOf(plan)).toEqual([
      { type: 'TaskDone', data: { about: 'dealer-feedback', outcome: answer } },
      { type: 'LeadDealerAnswered', data: { dealer: 'ural-automation', answer } },
    ]);
    expectSound(handed, plan);
  });

  it.each(['in-work', 'no-answer'])('that it is %s is asked for again five working days later', (answer) => {
    const { plan } = accepted(tell(answer));
    const again = { about: 'dealer-feedback', assignee: anna.id, dueAt: '2026-03-10T07:00:00.000Z' };
    expect(recordsOf('lead', plan)).toEqual([
      { ...handed, version: 6, stage: { ...handed.stage, feedbackOn: '2026-03-10' } },
    ]);
    expect(recordsOf('task', plan)[1]).toEqual({ ...task, ...again, id: idOf(0xa01) });
    expect(factsOf(plan).slice(1)).toEqual([
      { type: 'LeadDealerAnswered', data: { dealer: 'ural-automation', answer } },
      { type: 'TaskAdded', data: again },
    ]);
    expectSound(handed, plan);
    const { assignee: _nobody, ...unassigned } = task;
    expect(recordsOf('task', accepted(tell(answer, handed, unassigned)).plan)[1]).not.toHaveProperty('assignee');
  });

  it('of a lead that came back meanwhile changes nothing of it', () => {
    const { plan } = accepted(tell('in-work', leadAt('mql')));
    expect(recordsOf('lead', plan)).toEqual([{ ...leadAt('mql'), version: 6 }]);
    expect(recordsOf('task', plan)).toHaveLength(1);
    expect(factsOf(plan)).toHaveLength(1);
  });

  it.each([undefined, 'fine', 'toString'])('is one of four answers, and %s is none', (outcome) => {
    expect(refusalOf(tell(outcome))).toEqual({
      kind: 'rule',
      code: 'dealer-answer-needed',
      detail: `say what the dealer answered: ${String(outcome)} is no answer`,
      missing: [
        {
          in: 'body',
          field: 'outcome',
          title: { en: 'The dealer’s answer', ru: 'Ответ дилера' },
          allowed: ['sold', 'not-sold', 'in-work', 'no-answer'],
          example: 'sold',
        },
      ],
    });
  });
});
