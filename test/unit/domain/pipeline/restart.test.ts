import { describe, expect, it } from '@jest/globals';
import { mailingWith } from '../../../support/domain/campaigns.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { minutesAfter, none, plant, ref } from '../../../support/domain/reconciling.ts';
import { put } from '../../../support/domain/stores.ts';

describe('The reconciler, after three restarts of one record in a day', () => {
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

  it('says so, and still starts another record', async () => {
    const { clock, store, told } = await exhausted();
    await put(store, { record: leadAt('mql', { id: idOf(2) }), expected: 'new' });
    clock.instant = minutesAfter(50);
    const { deeds } = await told();
    expect(deeds).toEqual([
      { did: 'started', id: idOf(2), why: 'its execution had not started' },
      { did: 'givenUp', id: leadId, why: 'it was started 3 times in a day' },
    ]);
  });

  it('asks a person whatever other tasks the lead has', async () => {
    const { store, anotherRun, tasks } = await exhausted();
    const task = { kind: 'task', id: idOf(7), version: 1, subject: ref, about: 'by-hand', dueAt: monday } as const;
    await put(store, { record: { ...task, state: { name: 'open' } }, expected: 'new' });
    expect(await anotherRun()).toEqual({ ...none, givenUp: 1 });
    expect(tasks().map(({ about }) => about)).toEqual(['by-hand', 'workflow-keeps-failing']);
  });

  it('asks once though two runs meet', async () => {
    const { clock, mend, tasks } = await exhausted();
    clock.instant = minutesAfter(50);
    await Promise.all([mend(), mend()]);
    expect(tasks()).toHaveLength(1);
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

describe('What came with an import', () => {
  const came = { importId: idOf(0xc01) };

  it('is started by the reconciler, which is no mending and stands in no journal', async () => {
    const { told, facts } = await plant(leadAt('mql', { ...came, version: 1 }));
    const { deeds } = await told();
    expect(deeds).toEqual([{ did: 'started', id: leadId, why: 'it came with an import' }]);
    expect(facts()).toEqual([]);
  });

  it.each([
    ['was changed since', leadAt('mql', { ...came, version: 2 })],
    ['came otherwise', leadAt('mql', { version: 1 })],
  ])('is mended as any other when it %s', async (_, lead) => {
    const { told } = await plant(lead);
    expect((await told()).deeds).toEqual([{ did: 'started', id: leadId, why: 'its execution had not started' }]);
  });
});

describe('A mailing', () => {
  it('is started as a lead is, under its own machine, and after three restarts in a day only the alarm tells of it', async () => {
    const mailing = mailingWith();
    const { executions, anotherRun, tasks, facts } = await plant(mailing);
    for (let time = 0; time < 3; time += 1) expect(await anotherRun()).toEqual({ ...none, started: 1 });
    expect(executions.started[0]).toBe(`mailing/${mailing.id}-1`);
    expect(facts()[0]).toEqual({ type: 'MailingRestarted', data: { why: 'its execution had not started' } });
    expect(await anotherRun()).toEqual({ ...none, givenUp: 1 });
    expect(tasks()).toEqual([]);
  });

  it('that has ended is started no more', async () => {
    const { anotherRun } = await plant(
      mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' }, alarms: [] }),
    );
    expect(await anotherRun()).toEqual(none);
  });
});
