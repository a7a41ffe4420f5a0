import { describe, expect, it } from '@jest/globals';
import { advance, type Stands } from '../../../../shared/domain/refresh/advance.ts';
import type { EndCause, Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import type { Known } from '../../../../shared/domain/refresh/known.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { expectSound, factsOf, recordsOf, tasksOf } from '../../../support/domain/decisions.ts';
import { leadAt, leadId, personWith } from '../../../support/domain/leads.ts';
import { cadence, enrolmentWith, knownWith, marked } from '../../../support/domain/refreshing.ts';

const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;
const parkedOn = (enrolmentId: string) =>
  leadAt('parked', { stage: { name: 'parked', ...left, basket: 'needs', enrolmentId } });

const getConsent: Task = {
  kind: 'task',
  id: idOf(0x701),
  version: 1,
  subject: { kind: 'lead', id: leadId },
  about: 'get-consent',
  assignee: anna.id,
  dueAt: monday,
  state: { name: 'open' },
};

const standing = (fields: Partial<Stands> = {}): Stands => {
  const enrolment = enrolmentWith();
  return {
    enrolment,
    subject: parkedOn(enrolment.id),
    person: personWith(),
    account: undefined,
    task: undefined,
    suppressionKey: 'suppressed/key',
    language: 'ru',
    ...fields,
  };
};

function advanced(fields: Partial<Stands>, known: Known, at = monday) {
  const stands = standing(fields);
  const result = advance(stands, known, cadence, contextOf(robot, at));
  if (result.plan.changes.some(({ record }) => record.kind === 'lead')) expectSound(stands.subject, result.plan);
  return result;
}
const enrolmentIn = (plan: Parameters<typeof recordsOf>[1]): Enrolment | undefined => recordsOf('enrolment', plan)[0];

const noConsent = knownWith({ hasConsent: false });
const held = (fields: Partial<Enrolment> = {}) =>
  enrolmentWith({
    stage: { name: 'running', why: 'no-consent', letter: 'case' },
    alarms: [{ name: 'look', at: daysAfter(monday, 166) }],
    taskId: getConsent.id,
    ...fields,
  });

describe('A letter that waits for a consent', () => {
  it('is asked for in a task of its owner within a working day, which the enrolment names', () => {
    const { plan, rests } = advanced({}, noConsent);
    expect(rests).toBe(true);
    expect(tasksOf(plan)).toEqual([{ about: 'get-consent', assignee: anna.id, dueAt: daysAfter(monday, 1) }]);
    expect(enrolmentIn(plan)).toMatchObject({ taskId: newIdOf(1), stage: { name: 'running', why: 'no-consent' } });
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['LetterHeld', 'TaskAdded']);
  });

  it('is asked for once: also when another letter waits for it by then', () => {
    const { plan } = advanced({ enrolment: held(), task: getConsent }, noConsent);
    expect(plan.changes).toEqual([]);
    const skipped = held({ steps: { case: { state: 'skipped', at: monday, why: 'seen-before' } } });
    const next = advanced({ enrolment: skipped, task: getConsent }, noConsent);
    expect(factsOf(next.plan).map(({ type }) => type)).toEqual(['LetterHeld']);
    expect(enrolmentIn(next.plan)?.taskId).toBe(getConsent.id);
  });

  it('does the task when the consent has come, and goes on from there', () => {
    const { plan, rests } = advanced({ enrolment: held(), task: getConsent }, knownWith());
    expect(rests).toBe(false);
    expect(recordsOf('task', plan)).toEqual([
      {
        ...getConsent,
        version: 2,
        state: { name: 'done', at: monday, by: { kind: 'system', id: 'alarm' }, outcome: 'consent-given' },
      },
    ]);
    expect(factsOf(plan)).toEqual([{ type: 'TaskDone', data: { about: 'get-consent', outcome: 'consent-given' } }]);
    expect(advanced({ enrolment: held() }, knownWith()).letter).toMatchObject({ letter: 'case' });
  });

  it('is asked for no more when the letters end', () => {
    const { plan } = advanced({ enrolment: held(), task: getConsent }, { ...noConsent, signals: { replied: monday } });
    const outcomes = recordsOf('task', plan).map(({ about, state }) => [
      about,
      state.name,
      'outcome' in state && state.outcome,
    ]);
    expect(outcomes).toEqual([
      ['get-consent', 'done', 'letters-ended'],
      ['requalify', 'open', false],
    ]);
    expect(enrolmentIn(plan)?.taskId).toBe(newIdOf(1));
  });

  it('ends with nobody asked for anything where it was taken out of the basket', () => {
    const { plan } = advanced(
      { enrolment: held(), task: getConsent, subject: leadAt('mql') },
      { ...noConsent, whereabouts: 'returned' },
    );
    expect(recordsOf('task', plan).map(({ state }) => state.name)).toEqual(['done']);
    expect(enrolmentIn(plan)).toMatchObject({ taskId: getConsent.id, alarms: [], stage: { cause: 'returned' } });
  });
});

describe('The end of letters', () => {
  const ended = (known: Partial<Known>, fields: Partial<Stands> = {}, at?: string) =>
    advanced(fields, knownWith({}, known), at);
  const called = ({ plan }: ReturnType<typeof ended>) => tasksOf(plan).map(({ about, dueAt }) => [about, dueAt]);

  it.each<[EndCause, Partial<Known>, string]>([
    ['reply', { signals: { replied: monday } }, '2026-03-02T11:00:00.000Z'],
    ['colleague-reply', { signals: { colleagueReplied: monday } }, '2026-03-02T11:00:00.000Z'],
    ['new-request', { signals: { asked: monday } }, daysAfter(monday, 1)],
    ['deal-opened', { signals: { dealOpened: monday } }, daysAfter(monday, 1)],
    ['consent-withdrawn', { signals: { consentWithdrawn: monday } }, daysAfter(monday, 166)],
  ])('by %s is a task to call in its time', (cause, known, dueAt) => {
    const result = ended(known);
    expect(called(result)).toEqual([['requalify', dueAt]]);
    expect(factsOf(result.plan)[0]).toEqual({
      type: 'EnrolmentEnded',
      data: { basket: 'needs', cause, letters: 0 },
    });
  });

  it('is a task for the day that was named where only the letters are unwanted, and within half a year', () => {
    const on = (wakeUpOn: string) =>
      called(ended({ signals: { consentWithdrawn: monday } }, { enrolment: enrolmentWith({ wakeUpOn }) }));
    expect(on('2026-04-03')).toEqual([['requalify', '2026-04-06T06:00:00.000Z']]);
    expect(on('2027-03-02')).toEqual([['requalify', daysAfter(monday, 166)]]);
  });

  it('is a task also when the person gets the letters of another request by now', () => {
    expect(called(ended({ whereabouts: 'other-basket' }))).toEqual([['requalify', daysAfter(monday, 166)]]);
  });

  it('is none when the request stands on another enrolment, or in no basket', () => {
    expect(called(ended({ whereabouts: 'other-basket' }, { subject: parkedOn(idOf(0x899)) }))).toEqual([]);
    const { plan } = ended({ whereabouts: 'closed' }, { subject: leadAt('rejected') });
    expect(plan.changes.map(({ record }) => record.kind)).toEqual(['enrolment']);
  });

  it('is none when there is nobody to call', () => {
    const { person: _erased, ...known } = knownWith();
    const { plan } = advanced({ person: undefined }, known);
    expect(plan.changes.map(({ record }) => record.kind)).toEqual(['enrolment']);
  });

  it('counts the letters that were sent, those that were refused not', () => {
    const steps = {
      case: marked(monday),
      review: { state: 'refused', at: monday, why: 'Throttled', tries: 1 },
    } as const;
    const { plan } = ended({ signals: { replied: monday } }, { enrolment: enrolmentWith({ steps }) });
    expect(factsOf(plan)[0]?.data).toMatchObject({ letters: 1 });
  });
});
