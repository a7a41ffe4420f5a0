import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { mergeLeads, separateLeads } from '../../../../shared/domain/merges/merge-leads.ts';
import { type BackInBasket, backInBasket } from '../../../../shared/domain/refresh/back-in-basket.ts';
import { enrolmentOf } from '../../../../shared/domain/refresh/asked.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { leadAt, leadId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const taskId = idOf(0x701);
const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;
const loser = leadAt('parked', {
  stage: { name: 'parked', ...left, basket: 'needs', enrolmentId: idOf(0x801) },
  owner: anna.id,
});
const winner = leadAt('mql', { id: idOf(0x111) });
const tuesday = daysAfter(monday, 1);

const taskAbout = (about: string, state: Task['state'] = { name: 'open' }): Task => ({
  ...{ kind: 'task', id: taskId, version: 1, subject: { kind: 'lead', id: leadId } },
  ...{ about, assignee: anna.id, dueAt: monday, state },
});
const done = (outcome?: string): Task['state'] => ({
  ...{ name: 'done', at: monday, by: { kind: 'staff', id: anna.id } },
  ...(outcome !== undefined && { outcome }),
});
const running = enrolmentWith({ taskId });
const ended = enrolmentWith({ taskId, stage: { name: 'ended', at: monday, cause: 'closed' } });

describe('A lead that is merged out of its basket', () => {
  const mergedWith = (asked?: Task) => accepted(mergeLeads({ winner, loser }, { asked }, contextOf(anna))).plan;

  it.each([
    ['requalify', 'merged'],
    ['get-consent', 'letters-ended'],
  ])('takes the task %s along, which is done with it', (about, outcome) => {
    const plan = mergedWith(taskAbout(about));
    expect(recordsOf('task', plan)).toEqual([{ ...taskAbout(about, done(outcome)), version: 2 }]);
    expect(plan.facts).toContainEqual({
      ...{ type: 'TaskDone', subject: { kind: 'lead', id: leadId }, part: { kind: 'task', id: taskId } },
      data: { about, outcome },
    });
    expectSound(loser, plan);
  });

  it('does no task where nothing is asked', () => {
    expect(recordsOf('task', mergedWith())).toEqual([]);
  });
});

describe('A lead that is back in its basket', () => {
  function undone(back?: BackInBasket, one: Lead = loser) {
    const { merge, plan } = accepted(mergeLeads({ winner, loser: one }, {}, contextOf(anna)));
    const [into, closed] = recordsOf('lead', plan);
    if (!into || !closed) throw new Error('both are changed');
    const separated = separateLeads(merge, { winner: into, loser: closed }, { back }, contextOf(anna, tuesday));
    expectSound(closed, separated);
    return separated;
  }
  const asked = (enrolment: Enrolment, task?: Task) =>
    recordsOf('task', undone({ enrolment, task })).map(({ about }) => about);

  it('is called within a day, once its letters have ended', () => {
    const plan = undone({ enrolment: ended, task: taskAbout('requalify', done('merged')) });
    const [task] = recordsOf('task', plan);
    expect(task).toMatchObject({
      ...{ subject: { kind: 'lead', id: leadId }, about: 'requalify', assignee: anna.id, dueAt: daysAfter(tuesday, 1) },
      state: { name: 'open' },
    });
    expect(recordsOf('enrolment', plan)).toEqual([{ ...ended, version: ended.version + 1, taskId: task?.id }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['LeadMergeUndone', 'LeadMergeUndone', 'TaskAdded']);
    const { owner: _nobody, ...unowned } = loser;
    const [nobodys] = recordsOf('task', undone({ enrolment: ended, task: undefined }, unowned));
    expect(nobodys).not.toHaveProperty('assignee');
  });

  it('is asked again for the consent that its letters still wait for', () => {
    expect(asked(running, taskAbout('get-consent', done('letters-ended')))).toEqual(['get-consent']);
  });

  it('is asked nothing twice, and nothing while its letters run on', () => {
    expect(asked(ended, taskAbout('requalify'))).toEqual([]);
    expect(asked(running, taskAbout('get-consent'))).toEqual([]);
    expect(asked(running, taskAbout('get-consent', done('refused')))).toEqual([]);
    expect(asked(running, taskAbout('get-consent', done()))).toEqual([]);
    expect(asked(running)).toEqual([]);
    expect(asked(ended)).toEqual(['requalify']);
    expect(recordsOf('task', undone())).toEqual([]);
  });

  const person = personWith({ version: 1 });
  const storeWith = (...records: Parameters<typeof storeOf>[1][]) => storeOf(new ToldClock(), ...records);
  const ofOne = (enrolment: Enrolment): Enrolment => ({ ...enrolment, version: 1 });

  it('is known by its last enrolment and what was asked last, open or done', async () => {
    const task = taskAbout('requalify', done('merged'));
    const records = await storeWith(ofOne(ended), task, person);
    expect(await backInBasket(loser, records)).toEqual({ enrolment: await enrolmentOf(loser, records), task });
    const { taskId: _none, ...unasked } = ofOne(running);
    expect(await backInBasket(loser, await storeWith(unasked, person))).toEqual({
      enrolment: unasked,
      task: undefined,
    });
  });

  it('is nobody’s to call where it is in no basket, or the person was erased', async () => {
    const erased = personWith({ version: 1, erasedAt: monday });
    expect(await backInBasket(loser, await storeWith(ofOne(ended), erased))).toBeUndefined();
    expect(await backInBasket(leadAt('mql'), await storeWith(ofOne(ended), person))).toBeUndefined();
  });
});
