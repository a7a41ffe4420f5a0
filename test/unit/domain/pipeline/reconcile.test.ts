import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { seeds } from '../../../../settings/seeds.ts';
import type { MachineName } from '../../../../shared/domain/executions.ts';
import { type Reconciling, reconcile } from '../../../../shared/domain/pipeline/reconcile.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import { robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { RecordedExecutions } from '../../../support/domain/executions.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock, waitingWith } from '../../../support/domain/stores.ts';

const none = { started: 0, raised: 0, answered: 0, stopped: 0, rolled: 0, givenUp: 0, failed: 0 };
const minutesAfter = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString();
const ref = { kind: 'lead', id: leadId } as const;
const name = `${leadId}-2`;

/** A plant whose records changed ten minutes ago, and a reconciler that acts on what is five minutes old. */
async function plant(...records: Parameters<typeof storeOf>[1][]) {
  const clock = new ToldClock();
  const store = await storeOf(clock, ...records);
  clock.instant = minutesAfter(10);
  const executions = new RecordedExecutions();
  const hits = new Map<string, number>();
  const services: Reconciling = {
    records: store,
    policies: policiesOf(store, seeds),
    clock,
    newId: contextOf(robot).newId,
    executions,
    guard: {
      hit: (bucket) => {
        hits.set(bucket, (hits.get(bucket) ?? 0) + 1);
        return Promise.resolve(hits.get(bucket) ?? 0);
      },
      once: () => Promise.resolve(true),
    },
    definitions: { leads: 'today', project: 'today', 'dealer-order': 'today' },
    wallNow: clock.wallNow,
    minimumAgeSeconds: 300,
  };
  const run = (...names: string[]) => runIn('leads', ...names);
  const runIn = (machine: MachineName, ...names: string[]) =>
    executions.runs.set(
      machine,
      names.map((running) => ({ name: running, arn: `arn:${running}`, startedAt: monday })),
    );
  const facts = () =>
    store.facts.map(({ type, data, generation }) => ({ type, data, ...(generation && { generation }) }));
  const told = (over: Partial<Reconciling> = {}) => reconcile({ ...services, ...over });
  const mend = async (over: Partial<Reconciling> = {}) => {
    const { deeds: _, ...numbers } = await told(over);
    return numbers;
  };
  const anotherRun = () => {
    clock.instant = minutesAfter((clock.wallNow() - Date.parse(monday)) / 60_000 + 10);
    return mend();
  };
  const tasks = () => store.all.flatMap((record) => (record.kind === 'task' ? [record] : []));
  return { told, anotherRun, tasks, clock, store, executions, run, runIn, facts, mend };
}

describe('The reconciler', () => {
  it('finds nothing to mend where every live record runs and stands where it is parked', async () => {
    const { store, run, runIn, mend, facts } = await plant(
      leadAt('mql'),
      dealAt('new-deal'),
      leadAt('rejected', { id: idOf(2) }),
    );
    store.park(ref, waitingWith());
    run(name);
    runIn('project', `${dealId}-2`);
    expect([await mend(), facts()]).toEqual([none, []]);
  });

  it('starts what never started, under the present generation, and says so', async () => {
    const { executions, mend, facts } = await plant(leadAt('mql'), dealAt('new-deal'));
    expect(await mend()).toEqual({ ...none, started: 2 });
    expect(executions.started).toEqual([`leads/${name}`, `project/${dealId}-2`]);
    expect(facts()).toEqual([
      { type: 'LeadRestarted', data: { why: 'its execution had not started' } },
      { type: 'DealRestarted', data: { why: 'its execution had not started' } },
    ]);
  });

  it('raises the generation of what has ended', async () => {
    const { store, executions, mend, facts } = await plant(leadAt('mql'));
    executions.statuses.set(name, 'FAILED');
    expect(await mend()).toEqual({ ...none, raised: 1 });
    expect(await store.get('lead', leadId)).toMatchObject({ generation: 3, version: 6 });
    expect(facts()).toEqual([{ type: 'LeadRestarted', data: { why: 'its execution ended as FAILED' }, generation: 3 }]);
    expect(executions.started).toEqual([]);
  });

  it('believes an execution that says it runs, though the list has not shown it', async () => {
    const { executions, mend } = await plant(leadAt('mql'));
    executions.statuses.set(name, 'RUNNING');
    expect(await mend()).toEqual(none);
  });

  it('leaves alone what changed less than the minimum age ago', async () => {
    const { clock, mend } = await plant(leadAt('mql'));
    clock.instant = new Date(Date.parse(minutesAfter(5)) - 1).toISOString();
    expect(await mend()).toEqual(none);
    clock.instant = minutesAfter(5);
    expect(await mend()).toEqual({ ...none, started: 1 });
  });

  it('answers again what a parked execution has not followed', async () => {
    const { store, executions, run, mend, facts } = await plant(leadAt('mql', { leg: 3 }));
    store.park(ref, waitingWith({ leg: 3 }));
    await put(store, { record: leadAt('mql', { version: 6 }), expected: 5 });
    run(name);
    expect(await mend({ minimumAgeSeconds: 0 })).toEqual({ ...none, answered: 1 });
    expect(executions.answered).toMatchObject([{ token: 'token', where: { stage: 'mql', leg: 4 } }]);
    expect(facts()).toEqual([{ type: 'LeadRestarted', data: { why: 'its execution had not followed it' } }]);
  });

  it('answers an overtaken generation before it starts the next, which parks in the same place', async () => {
    const { clock, store, executions, run, mend } = await plant(leadAt('mql'));
    store.park(ref, waitingWith());
    await put(store, { record: leadAt('mql', { version: 6, leg: 5, generation: 3 }), expected: 5 });
    run(name);
    clock.instant = minutesAfter(20);
    const order: string[] = [];
    const [answer, start] = [executions.answer.bind(executions), executions.start.bind(executions)];
    executions.answer = (...given) => {
      order.push('answered');
      return answer(...given);
    };
    executions.start = (...given) => {
      order.push('started');
      return start(...given);
    };
    expect(await mend()).toEqual({ ...none, answered: 1, started: 1 });
    expect(order).toEqual(['answered', 'started']);
    expect(executions.answered).toMatchObject([{ token: 'token', where: { stage: 'superseded' } }]);
  });

  it('says one by one what it did, with ids', async () => {
    const { run, told } = await plant(leadAt('mql'), leadAt('rejected', { id: idOf(2) }));
    run(`${idOf(2)}-2`, `${idOf(3)}-1`);
    expect((await told()).deeds).toEqual([
      { did: 'started', id: leadId, why: 'its execution had not started' },
      { did: 'stopped', id: idOf(2), why: 'its execution was needed no more' },
      { did: 'stopped', id: idOf(3), why: 'its execution was needed no more' },
    ]);
  });

  it.each([
    ['parked in yesterday’s graph', waitingWith({ definition: 'yesterday' }), monday],
    ['300 days old', waitingWith(), daysAfter(minutesAfter(10), -300)],
  ])('rolls on an execution that is %s', async (_what, waiting, generationAt) => {
    const { store, run, mend, facts } = await plant(leadAt('mql', { generationAt }));
    store.park(ref, waiting);
    run(name);
    expect(await mend()).toEqual({ ...none, rolled: 1 });
    expect(facts()).toMatchObject([
      { data: { why: 'the graph is not today’s, or the execution is old' }, generation: 3 },
    ]);
  });

  it('rolls on at most fifty a run', async () => {
    const leads = Array.from({ length: 60 }, (_, n) => leadAt('mql', { id: idOf(0x1000 + n) }));
    const { store, run, mend } = await plant(...leads);
    for (const { id } of leads) store.park({ kind: 'lead', id }, waitingWith({ definition: 'yesterday' }));
    run(...leads.map(({ id }) => `${id}-2`));
    expect(await mend()).toEqual({ ...none, rolled: 50 });
  });

  describe('after three restarts of one record in a day', () => {
    const exhausted = async () => {
      const all = await plant(leadAt('mql'));
      for (let time = 0; time < 3; time += 1) expect(await all.anotherRun()).toEqual({ ...none, started: 1 });
      return all;
    };

    it('asks a person, once', async () => {
      const { anotherRun, tasks } = await exhausted();
      expect([await anotherRun(), await anotherRun()]).toEqual([
        { ...none, givenUp: 1 },
        { ...none, givenUp: 1 },
      ]);
      expect(tasks().map(({ about, subject, assignee, dueAt }) => [about, subject, assignee, dueAt])).toEqual([
        ['workflow-keeps-failing', { kind: 'lead', id: leadId }, undefined, minutesAfter(110)],
      ]);
    });

    it('asks a person though the lead changes just then', async () => {
      const { store, anotherRun, tasks } = await exhausted();
      const commit = store.commit.bind(store);
      let rivals = 1;
      store.commit = async (asked) => {
        const lead = await store.get('lead', leadId);
        if (lead && (rivals -= 1) >= 0)
          await commit({
            ...asked,
            changes: [{ record: { ...lead, version: lead.version + 1 }, expected: lead.version }],
            facts: [],
          });
        return commit(asked);
      };
      expect(await anotherRun()).toEqual({ ...none, givenUp: 1 });
      expect(tasks()).toHaveLength(1);
    });

    it('asks in a later run what one run could not', async () => {
      const { store, anotherRun, tasks } = await exhausted();
      const commit = store.commit.bind(store);
      store.commit = () => Promise.reject(new Error('the store is away'));
      expect(await anotherRun()).toEqual({ ...none, failed: 1 });
      store.commit = commit;
      expect([await anotherRun(), tasks().length]).toEqual([{ ...none, givenUp: 1 }, 1]);
    });

    it('asks nobody about a lead that was closed meanwhile', async () => {
      const { store, anotherRun, tasks } = await exhausted();
      const list = store.list.bind(store);
      store.list = async (listing, page) => {
        const lead = await store.get('lead', leadId);
        if (listing.index === 'parent' && lead?.stage.name === 'mql')
          await put(store, {
            record: leadAt('rejected', { version: lead.version + 1 }),
            expected: lead.version,
          });
        return list(listing, page);
      };
      expect([await anotherRun(), tasks()]).toEqual([none, []]);
    });

    it('starts nothing while that task is open, on the next day neither', async () => {
      const { clock, anotherRun, tasks, executions } = await exhausted();
      await anotherRun();
      clock.instant = daysAfter(clock.instant, 1);
      const started = executions.started.length;
      expect(await anotherRun()).toEqual({ ...none, givenUp: 1 });
      expect([executions.started.length, tasks().length]).toEqual([started, 1]);
    });

    it('tries three times more once the person has closed the task, and then asks again', async () => {
      const { store, anotherRun, tasks } = await exhausted();
      await anotherRun();
      const [task] = tasks();
      if (!task) throw new Error('nobody was asked');
      const done = { name: 'done', at: monday, by: { kind: 'staff', id: 'head' } } as const;
      await put(store, { record: { ...task, version: 2, state: done }, expected: 1 });
      for (const mended of [{ started: 1 }, { started: 1 }, { started: 1 }, { givenUp: 1 }])
        expect(await anotherRun()).toEqual({ ...none, ...mended });
      expect(tasks()).toHaveLength(2);
    });
  });

  describe('that meets what it cannot mend', () => {
    const others = [2, 3, 4].map((n) => leadAt('mql', { id: idOf(n) }));

    it('mends all others, and tells which failed and why', async () => {
      const { executions, told } = await plant(leadAt('mql'), ...others, dealAt('new-deal'));
      executions.status = (_machine, of) =>
        of === name ? Promise.reject(new Error('throttled')) : Promise.resolve(undefined);
      const { deeds, ...numbers } = await told();
      expect(numbers).toEqual({ ...none, started: 4, failed: 1 });
      expect(deeds.filter(({ did }) => did === 'failed')).toEqual([
        { did: 'failed', id: leadId, why: 'Error: throttled' },
      ]);
    });

    it('mends all others though one cannot be read, and lets that one’s execution be', async () => {
      const { store, executions, run, told } = await plant(leadAt('mql'), ...others);
      const standing = store.standing.bind(store);
      store.standing = (kind, ids) =>
        ids.includes(leadId)
          ? Promise.reject(z.string().safeParse(7).error ?? new Error('it can be read'))
          : standing(kind, ids);
      run(name);
      const { deeds, ...numbers } = await told();
      expect(numbers).toEqual({ ...none, started: 3, failed: 1 });
      expect(deeds.find(({ did }) => did === 'failed')).toEqual({
        did: 'failed',
        id: leadId,
        why: expect.stringMatching(/^ZodError: .*expected string/s),
      });
      expect(executions.stopped).toEqual([]);
    });

    it('ends all other executions', async () => {
      const { executions, run, mend } = await plant();
      run(`${idOf(2)}-1`, `${idOf(3)}-1`);
      const stop = executions.stop.bind(executions);
      executions.stop = (arn) => (arn.includes(idOf(2)) ? Promise.reject(new Error('throttled')) : stop(arn));
      expect(await mend()).toEqual({ ...none, stopped: 1, failed: 1 });
    });

    it('mends the other machines though one cannot be listed', async () => {
      const { executions, told } = await plant(leadAt('mql'), dealAt('new-deal'));
      const running = executions.running.bind(executions);
      executions.running = (machine) =>
        machine === 'leads' ? Promise.reject(new Error('throttled')) : running(machine);
      const { deeds, ...numbers } = await told();
      expect([numbers, deeds[0]]).toEqual([
        { ...none, started: 1, failed: 1 },
        { did: 'failed', id: 'leads', why: 'Error: throttled' },
      ]);
    });
  });

  it('that catches up starts without a fact and without a limit', async () => {
    const { clock, executions, mend, facts } = await plant(leadAt('mql'));
    for (let time = 0; time < 5; time += 1) {
      clock.instant = new Date(clock.wallNow() + 600_000).toISOString();
      expect(await mend({ catchUp: true })).toEqual({ ...none, started: 1 });
    }
    expect([executions.started, facts()]).toEqual([[`leads/${name}`], []]);
  });
});

describe('An execution nobody needs', () => {
  it('of a closed record is answered where it is parked, and ends by itself', async () => {
    const { store, executions, run, mend } = await plant(leadAt('mql'));
    store.park(ref, waitingWith());
    await put(store, { record: leadAt('rejected', { version: 6 }), expected: 5 });
    run(name);
    expect(await mend({ minimumAgeSeconds: 0 })).toEqual({ ...none, answered: 1 });
    expect(executions.answered).toMatchObject([{ token: 'token', where: { stage: 'rejected' } }]);
  });

  it('that is parked nowhere is stopped: of a closed record, of an overtaken generation, of no record', async () => {
    const { executions, run, mend } = await plant(leadAt('rejected'), leadAt('mql', { id: idOf(2) }));
    run(name, `${idOf(2)}-1`, `${idOf(2)}-2`, `${idOf(3)}-1`);
    expect(await mend()).toEqual({ ...none, stopped: 3 });
    expect(executions.stopped).toEqual([`arn:${name}`, `arn:${idOf(2)}-1`, `arn:${idOf(3)}-1`]);
  });

  it('is left alone while it is young, or its record changed just now', async () => {
    const { clock, store, executions, run, mend } = await plant(leadAt('rejected', { version: 1 }));
    run(name);
    clock.instant = minutesAfter(4);
    expect(await mend()).toEqual(none);
    clock.instant = minutesAfter(10);
    await put(store, { record: leadAt('rejected', { version: 2 }), expected: 1 });
    expect([await mend(), executions.stopped]).toEqual([none, []]);
  });
});
