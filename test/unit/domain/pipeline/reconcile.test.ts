import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { minutesAfter, name, none, plant, ref } from '../../../support/domain/reconciling.ts';
import { put, waitingWith } from '../../../support/domain/stores.ts';

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
    store.get = () => Promise.reject(new Error('no record is read once more'));
    expect([await mend(), facts()]).toEqual([none, []]);
  });

  it('starts what never started, under the present generation, and says so', async () => {
    const { store, executions, mend, facts } = await plant(leadAt('mql'), dealAt('new-deal'));
    expect(await mend()).toEqual({ ...none, started: 2 });
    expect(executions.started).toEqual([`leads/${name}`, `project/${dealId}-2`]);
    expect(executions.inputs).toEqual([leadId, dealId].map((id) => ({ id, generation: 2 })));
    expect(store.facts.map(({ by }) => by)).toEqual([1, 2].map(() => ({ kind: 'system', id: 'reconcile' })));
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

  it('raises nothing that was closed meanwhile', async () => {
    const { store, executions, told } = await plant(leadAt('mql'));
    executions.status = async () => {
      await put(store, { record: leadAt('rejected', { version: 6 }), expected: 5 });
      return 'FAILED';
    };
    expect(await told()).toEqual({ ...none, deeds: [] });
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
    store.park(ref, waitingWith({ leg: 3, definition: 'yesterday' }));
    await put(store, { record: leadAt('mql', { version: 6 }), expected: 5 });
    run(name);
    expect(await mend({ minimumAgeSeconds: 0 })).toEqual({ ...none, answered: 1 }); // and rolls it on another time
    expect(executions.answered).toMatchObject([{ token: 'token', where: { stage: 'mql', leg: 4 } }]);
    expect(facts()).toEqual([{ type: 'LeadRestarted', data: { why: 'its execution had not followed it' } }]);
  });

  it('answers nobody whose execution runs no more', async () => {
    const { store, executions, mend } = await plant(leadAt('mql', { leg: 3 }));
    store.park(ref, waitingWith({ leg: 3 }));
    await put(store, { record: leadAt('mql', { version: 6 }), expected: 5 });
    expect(await mend({ minimumAgeSeconds: 0 })).toEqual({ ...none, started: 1 });
    expect(executions.answered).toEqual([]);
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

  it('rolls on however much else it did', async () => {
    const leads = Array.from({ length: 51 }, (_, n) => leadAt('mql', { id: idOf(0x1000 + n) }));
    const { store, run, mend } = await plant(...leads);
    const last = idOf(0x1000 + 50);
    store.park({ kind: 'lead', id: last }, waitingWith({ definition: 'yesterday' }));
    run(`${last}-2`);
    expect(await mend()).toEqual({ ...none, started: 50, rolled: 1 });
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

    it('tells the beginning of a long reason, and of what is no error that it is unknown', async () => {
      const { executions, told } = await plant(leadAt('mql'), dealAt('new-deal'));
      const nothing: unknown = undefined;
      executions.status = (machine) => {
        throw machine === 'leads' ? new Error('x'.repeat(301)) : nothing;
      };
      expect((await told()).deeds.map(({ why }) => why)).toEqual([`Error: ${'x'.repeat(300)}`, 'unknown']);
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
      executions.stop = (arn, cause) =>
        arn.includes(idOf(2)) ? Promise.reject(new Error('throttled')) : stop(arn, cause);
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
    expect(executions.causes).toEqual([1, 2, 3].map(() => 'overtaken: its record needs it no more'));
  });

  it('is needed all the same when its record came to life since the lists were read', async () => {
    const { store, executions, run, mend } = await plant(leadAt('rejected'));
    run(`${leadId}-3`);
    const get = store.get.bind(store);
    store.get = async (kind, id) => {
      const lead = await get('lead', leadId);
      if (lead?.stage.name === 'rejected')
        await put(store, { record: leadAt('mql', { version: 6, generation: 3 }), expected: 5 });
      return get(kind, id);
    };
    expect(await mend({ minimumAgeSeconds: 0 })).toEqual(none);
    expect(executions.stopped).toEqual([]);
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
