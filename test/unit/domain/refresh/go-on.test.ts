import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../../settings/seeds.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import { goOn, type InBasket } from '../../../../shared/domain/refresh/go-on.ts';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf, tasksOf } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, leadId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith, marked } from '../../../support/domain/refreshing.ts';

const today = daysAfter(monday, 21); // a Monday, too
const [first = '', second = '', ...others] = seeds.programmes.needs.letters.map(({ letter }) => letter);
const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;

const endedWith = (fields: Partial<Enrolment> = {}): Enrolment =>
  enrolmentWith({
    steps: {
      [first]: marked(monday),
      [second]: { state: 'refused', at: monday, why: 'Throttled', tries: 2 },
    },
    stage: { name: 'ended', at: daysAfter(monday, 20), cause: 'reply' },
    alarms: [],
    taskId: idOf(0x701),
    ...fields,
  });
const parkedWith = (fields: object = {}): Lead =>
  leadAt('parked', { stage: { name: 'parked', ...left, basket: 'needs', enrolmentId: idOf(0x801), ...fields } });

const call: Task = {
  kind: 'task',
  id: idOf(0x701),
  version: 1,
  subject: { kind: 'lead', id: leadId },
  about: 'requalify',
  assignee: anna.id,
  dueAt: monday,
  state: { name: 'open' },
};

const signals = { replied: daysAfter(monday, 20) };
const person = personWith({ mail: { signals, unsubscribed: [], enrolmentId: idOf(0x801) } });
const enrolled = { person, account: accountWith({ signals: { colleagueReplied: monday } }) };
const inBasketWith = (fields: Partial<InBasket> = {}): InBasket => ({ enrolment: endedWith(), enrolled, ...fields });

type Asked = {
  readonly inBasket?: InBasket;
  readonly wakeUpOn?: string;
  readonly subject?: Lead | Deal;
  readonly task?: Task;
};
const finish = (outcome: string | undefined, { subject = parkedWith(), task = call, ...beside }: Asked = {}) =>
  finishTask(task, subject, outcome, contextOf(anna, today), { inBasket: inBasketWith(), ...beside });

describe('The task to call somebody in a basket', () => {
  it.each([undefined, 'called', 'requalified', 'close', ''])('does not end with %j, and says with what', (outcome) => {
    const { code, detail, missing } = refusalOf(finish(outcome));
    expect(code).toBe('next-step-needed');
    expect(detail).toContain(String(outcome));
    expect(missing).toEqual([
      {
        in: 'body',
        field: 'outcome',
        title: { en: 'What comes next', ru: 'Что дальше' },
        allowed: ['continue', 'new-date'],
        example: 'continue',
      },
    ]);
  });

  it('ends with anything once they have left the basket, or are written to', () => {
    const free = finishTask(call, leadAt('mql'), 'called', contextOf(anna, today));
    expect(accepted(free).task.state).toMatchObject({ name: 'done', outcome: 'called' });
  });

  it('stays another person’s', () => {
    expect(refusalOf(finish('continue', { task: { ...call, assignee: idOf(0x999) } })).kind).toBe('forbidden');
  });
});

describe('Letters that go on', () => {
  it('begin with the next one of the programme, and what had happened by now stops nothing', () => {
    const before = parkedWith();
    const { plan, task } = accepted(finish('continue', { subject: before }));
    expectSound(before, plan);
    expect(task.state).toMatchObject({ name: 'done', outcome: 'continue' });
    const [begun] = recordsOf('enrolment', plan);
    expect(begun).toMatchObject({
      ...{ id: newIdOf(1), continues: idOf(0x801), basket: 'needs', subject: { kind: 'lead', id: leadId } },
      ...{ steps: { [first]: marked(monday) }, before: { ...signals, colleagueReplied: monday } },
      ...{ visit: { n: 1, enteredAt: today }, alarms: [{ name: 'look', at: today }], accountId: enrolled.account.id },
    });
    expect(begun?.wakeUpOn).toBeUndefined();
    expect(recordsOf('lead', plan)[0]?.stage).toEqual({ ...before.stage, enrolmentId: newIdOf(1) });
    expect(recordsOf('person', plan)[0]?.mail?.enrolmentId).toBe(newIdOf(1));
    expect(factsOf(plan)).toEqual([
      { type: 'TaskDone', data: { about: 'requalify', outcome: 'continue' } },
      {
        type: 'EnrolmentStarted',
        data: {
          ...{ basket: 'needs', of: { kind: 'lead', id: leadId }, personId: person.id },
          ...{ accountId: enrolled.account.id, continues: idOf(0x801) },
        },
      },
    ]);
  });

  it('keep a day that is to come, and forget one that has gone', () => {
    const on = (wakeUpOn: string) => {
      const subject = parkedWith({ wakeUpAt: wakeUpOn });
      const inBasket = inBasketWith({ enrolment: endedWith({ wakeUpOn }) });
      const { plan } = accepted(finish('continue', { subject, inBasket }));
      const { stage } = recordsOf('lead', plan)[0] ?? {};
      const changed = factsOf(plan).filter(({ type }) => type === 'BasketDateChanged');
      return [recordsOf('enrolment', plan)[0]?.wakeUpOn, stage, changed.map(({ data }) => data)];
    };
    const stage = { ...parkedWith().stage, enrolmentId: newIdOf(1) };
    expect(on('2026-03-24')).toEqual(['2026-03-24', { ...stage, wakeUpAt: '2026-03-24' }, []]);
    expect(on('2026-03-23')).toEqual([undefined, stage, [{ from: '2026-03-23' }]]);
  });

  it('ask for a day in the basket that is about one, once the one that was named has gone', () => {
    const of = (wakeUpOn: string) =>
      finish('continue', { inBasket: inBasketWith({ enrolment: endedWith({ basket: 'time', wakeUpOn }) }) });
    const { code, missing } = refusalOf(of('2026-03-23'));
    expect([code, missing?.map(({ field, allowed, example }) => [field, allowed, example])]).toEqual([
      'wake-up-date-needed',
      [
        ['outcome', ['new-date'], 'new-date'],
        ['wakeUpOn', undefined, '2026-05-05'],
      ],
    ]);
    expect(of('2026-03-24').ok).toBe(true);
  });

  it.each(['unsubscribed', 'complaint', 'hard-bounce', 'other-basket'] as const)(
    'are refused to who gets none whatever is decided: %s',
    (barred) => {
      const { code, detail } = refusalOf(finish('continue', { inBasket: inBasketWith({ barred }) }));
      expect([code, detail]).toEqual(['no-letters', `they get no letters of this basket: ${barred}; name a day`]);
    },
  );

  it('are refused when none are left', () => {
    const steps = Object.fromEntries([first, second, ...others].map((letter) => [letter, marked(monday)]));
    const enrolment = endedWith({ steps });
    expect(refusalOf(finish('continue', { inBasket: inBasketWith({ enrolment }) })).code).toBe('programme-over');
  });

  it('take no day: that is a call on it', () => {
    const refusal = refusalOf(finish('continue', { wakeUpOn: '2026-04-01' }));
    expect([refusal.code, refusal.detail.includes('2026-04-01')]).toEqual(['no-wake-up-date', true]);
    const elsewhere = finishTask(call, leadAt('mql'), 'new-date', contextOf(anna), { wakeUpOn: '2026-04-01' });
    expect(refusalOf(elsewhere).code).toBe('no-wake-up-date');
  });
});

describe('A call on another day', () => {
  it.each([
    [undefined, 'wake-up-date-needed'],
    ['2026-03-23', 'wake-up-date-past'],
    ['2026-03-22', 'wake-up-date-past'],
    ['2026-03-28', 'not-a-working-day'],
    ['2026-05-01', 'not-a-working-day'],
  ])('is not %s: %s', (wakeUpOn, code) => {
    const refusal = refusalOf(finish('new-date', wakeUpOn === undefined ? {} : { wakeUpOn }));
    expect(refusal.code).toBe(code);
    expect(refusal.missing).toEqual([
      { in: 'body', field: 'wakeUpOn', title: { en: 'Wake-up date', ru: 'Дата возврата' }, example: '2026-05-05' },
    ]);
  });

  it('has letters until then', () => {
    const before = parkedWith({ wakeUpAt: '2026-03-20' });
    const { plan } = accepted(finish('new-date', { subject: before, wakeUpOn: '2026-03-24' }));
    expectSound(before, plan);
    expect(recordsOf('enrolment', plan)).toMatchObject([
      { wakeUpOn: '2026-03-24', continues: idOf(0x801), steps: { [first]: marked(monday) } },
    ]);
    expect(recordsOf('lead', plan)[0]?.stage).toEqual({
      ...before.stage,
      wakeUpAt: '2026-03-24',
      enrolmentId: newIdOf(1),
    });
    expect(factsOf(plan)[1]).toEqual({ type: 'BasketDateChanged', data: { from: '2026-03-20', to: '2026-03-24' } });
  });

  it('is a task of its own for who gets no letters, a working day after it and within half a year', () => {
    const inBasket = inBasketWith({ barred: 'unsubscribed' });
    const on = (wakeUpOn: string) => accepted(finish('new-date', { inBasket, wakeUpOn })).plan;
    const plan = on('2026-04-03');
    expect(tasksOf(plan)).toContainEqual({
      about: 'requalify',
      assignee: anna.id,
      dueAt: '2026-04-06T06:00:00.000Z',
    });
    const { enrolment } = inBasket;
    expect(recordsOf('enrolment', plan)).toEqual([{ ...enrolment, version: 2, taskId: newIdOf(1) }]);
    expect(recordsOf('lead', plan)[0]?.stage).toEqual({ ...parkedWith().stage, wakeUpAt: '2026-04-03' });
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['TaskDone', 'BasketDateChanged', 'TaskAdded']);
    expect(tasksOf(on('2027-03-02'))[1]?.dueAt).toBe(daysAfter(today, 166));
  });

  it('is one for a deal as well, in the basket it is in', () => {
    const parked = { ...left, name: 'parked', from: 'agree-price', basket: 'needs', enrolmentId: idOf(0x801) } as const;
    const before = dealAt('parked', { stage: parked });
    const task: Task = { ...call, subject: { kind: 'deal', id: before.id } };
    const { plan } = accepted(finish('new-date', { subject: before, task, wakeUpOn: '2026-03-24' }));
    expectSound(before, plan);
    const { stage } = recordsOf('deal', plan)[0] ?? {};
    expect(stage).toEqual({ ...parked, wakeUpAt: '2026-03-24', enrolmentId: newIdOf(1) });
  });
});

it('nothing goes on for what is in no basket', () => {
  expect(() => goOn(leadAt('mql'), inBasketWith(), {}, contextOf(anna))).toThrow(`lead ${leadId} is in no basket`);
});
