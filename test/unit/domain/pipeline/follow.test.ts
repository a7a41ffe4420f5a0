import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { follow } from '../../../../shared/domain/pipeline/follow.ts';
import { NotYetVisible } from '../../../../shared/domain/records/errors.ts';
import { liveIn, liveRecords } from '../../../../shared/domain/pipeline/live-records.ts';
import { findStanding, ringDue, standingOf } from '../../../../shared/domain/pipeline/ring.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { anna, robot } from '../../../support/domain/actors.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { RecordedExecutions } from '../../../support/domain/executions.ts';
import { accountWith, deskWith, leadAt, leadId, personWith, qualified } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock, waitingWith } from '../../../support/domain/stores.ts';

const fact = (fields: Partial<Fact> = {}): Fact => ({
  id: `${leadId}/5/0`,
  type: 'LeadMoved',
  v: 1,
  subject: { kind: 'lead', id: leadId },
  version: 5,
  n: 0,
  at: monday,
  recordedAt: monday,
  by: { kind: 'system', id: 'x' },
  origin: 'live',
  commitId: idOf(1),
  policy: 0,
  data: {},
  ...fields,
});

async function following(...records: Parameters<typeof storeOf>[1][]) {
  const clock = new ToldClock();
  const store = await storeOf(clock, ...records);
  const executions = new RecordedExecutions();
  return { store, executions, clock, hear: (heard: Fact) => follow(heard, { records: store, executions, clock }) };
}

describe('A fact of the journal', () => {
  it('that carries a generation starts its execution, once however often it comes', async () => {
    const { executions, hear } = await following(leadAt('new'), dealAt('new-deal'));
    const ofDeal = fact({ subject: { kind: 'deal', id: dealId }, generation: 2 });
    for (const heard of [fact({ generation: 2 }), fact({ generation: 2 }), ofDeal]) await hear(heard);
    expect(executions.started).toEqual([`leads/${leadId}-2`, `project/${dealId}-2`]);
    const [ofLead, same, deals] = executions.inputs;
    expect([ofLead, same]).toEqual([1, 2].map(() => ({ id: leadId, generation: 2 })));
    expect(deals).toEqual({ id: dealId, generation: 2 });
    expect(executions.answered).toEqual([]);
  });

  it('lets a parked execution go on when its record stands elsewhere by now', async () => {
    const { store, executions, hear } = await following(leadAt('mql', { leg: 3 }));
    store.park({ kind: 'lead', id: leadId }, waitingWith({ leg: 3 }));
    await put(store, { record: leadAt('mql', { version: 6 }), expected: 5 });
    await hear(fact({ version: 6 }));
    expect(executions.answered).toEqual([
      { token: 'token', where: { stage: 'mql', leg: 4, until: daysAfter(monday, 1), timeoutSeconds: 86_400 } },
    ]);
    expect(executions.started).toEqual([]);
  });

  it('lets an overtaken execution end, and starts the next', async () => {
    const { store, executions, hear } = await following(leadAt('mql', { generation: 1 }));
    store.park({ kind: 'lead', id: leadId }, waitingWith({ generation: 1 }));
    await put(store, { record: leadAt('mql', { version: 6 }), expected: 5 });
    await hear(fact({ version: 6, generation: 2 }));
    expect(executions.answered.map(({ where }) => where.stage)).toEqual(['superseded']);
    expect(executions.started).toEqual([`leads/${leadId}-2`]);
  });

  it('leaves alone what stands where it is parked, and what has no workflow', async () => {
    const { store, executions, hear } = await following(leadAt('mql'), accountWith());
    store.park({ kind: 'lead', id: leadId }, waitingWith());
    await hear(fact());
    await hear(fact({ subject: { kind: 'account', id: accountWith().id }, generation: 1 }));
    expect([executions.answered, executions.started]).toEqual([[], []]);
  });

  it('of what is not to be seen yet comes again', async () => {
    const { hear } = await following(leadAt('mql'));
    const unseen = `lead ${leadId} is not at version 6 yet`;
    await expect(hear(fact({ version: 6 }))).rejects.toThrow(unseen);
    await expect(hear(fact({ subject: { kind: 'lead', id: idOf(9) } }))).rejects.toThrow(NotYetVisible);
  });
});

describe('An alarm that rings', () => {
  const tuesday = daysAfter(monday, 1);
  async function ringing(...records: Parameters<typeof storeOf>[1][]) {
    const clock = new ToldClock();
    const store = await storeOf(clock, ...records);
    const policies = policiesOf(store, seeds);
    const { newId } = contextOf(robot);
    const ring = (id: string) => ringDue(id, { records: store, policies, clock, newId });
    return { clock, store, ring };
  }
  const typesOf = (facts: readonly Fact[]) => facts.map(({ type }) => type);

  it('twice rings once', async () => {
    const { clock, store, ring } = await ringing(leadAt('mql'), dealAt('send-quote'));
    clock.instant = tuesday;
    for (const id of [leadId, leadId, dealId, dealId])
      expect(await ring(id)).toMatchObject({ version: 6, alarms: [{ name: 'escalation' }] });
    expect(typesOf(store.facts)).toEqual(['LeadOverdue', 'TaskAdded', 'DealOverdue', 'TaskAdded']);
    expect(store.facts[0]).toMatchObject({ by: { kind: 'system', id: 'alarm' }, at: tuesday });
  });

  it('before its time rings nothing, and of what does not exist finds nothing', async () => {
    const { store, ring } = await ringing(leadAt('mql'));
    expect(await ring(leadId)).toEqual(leadAt('mql'));
    expect(await ring(idOf(9))).toBeUndefined();
    expect(store.facts).toEqual([]);
  });

  it('finds nothing to ring on a lead whose alarms have all rung', async () => {
    const { store, ring } = await ringing(leadAt('mql', { alarms: [] }));
    expect(await ring(leadId)).toEqual(leadAt('mql', { alarms: [] }));
    expect(store.facts).toEqual([]);
  });

  it('of a lead nobody owns looks at no desk', async () => {
    const { clock, store, ring } = await ringing(leadAt('new'));
    clock.instant = tuesday;
    const get = store.get.bind(store);
    const kinds = new Set<string>();
    store.get = (kind, id) => {
      kinds.add(kind);
      return get(kind, id);
    };
    expect(await ring(leadId)).toMatchObject({ version: 6 });
    expect([...kinds]).not.toContain('desk');
  });

  it('takes an uncontacted lead off its owner’s desk', async () => {
    const alarms = [{ name: 'no-contact', at: monday }];
    const { store, ring } = await ringing(leadAt('mql', { alarms }), deskWith(leadId));
    expect(await ring(leadId)).toMatchObject({ stage: { name: 'new' } });
    expect(await store.get('desk', anna.id)).toMatchObject({ uncontacted: [] });
  });

  it('lets a robot convert with what is in the store by then', async () => {
    const alarms = [{ name: 'convert-again', at: monday }];
    const { store, ring } = await ringing(leadAt('sql', { ...qualified, alarms }), personWith());
    const lead = await ring(leadId);
    expect(lead?.stage.name).toBe('converted');
    expect(await findStanding(store, (lead?.stage as { dealId: string }).dealId)).toMatchObject({ kind: 'deal' }); // converted, as just checked
  });
});

describe('What a workflow asks for', () => {
  it('is its lead or its deal, and it is an error when there is none', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'), dealAt('new-deal'));
    expect(await standingOf(store, leadId)).toEqual(leadAt('mql'));
    expect(await standingOf(store, dealId)).toEqual(dealAt('new-deal'));
    await expect(standingOf(store, idOf(9))).rejects.toThrow(`there is no record ${idOf(9)} that an execution follows`);
  });
});

describe('Live records', () => {
  it('are those of open stages, of the machines asked for, however many there are', async () => {
    const clock = new ToldClock();
    const many = Array.from({ length: 1100 }, (_, n) => leadAt('new', { id: idOf(0x10000 + n) }));
    const store = await storeOf(clock);
    const rest = [
      leadAt('sql'),
      leadAt('rejected', { id: idOf(2) }),
      leadAt('spam', { id: idOf(4) }),
      dealAt('shipped'),
    ];
    const all = [...many, ...rest, dealAt('agree-price', { id: idOf(3), process: 'dealer-order' })];
    for (let n = 0; n < all.length; n += 50)
      await put(store, ...all.slice(n, n + 50).map((record) => ({ record, expected: 'new' }) as const));
    const idsOf = async (...machines: Parameters<typeof liveRecords>[1][]) =>
      (await liveRecords(store, ...machines)).map(({ record }) => record.id);
    expect(await idsOf(['project', 'dealer-order'])).toEqual([dealId, idOf(3)]);
    expect((await idsOf()).length).toBe(1100 + 3);
  });

  it('are not those closed since they were listed', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'), leadAt('mql', { id: idOf(0x102) }));
    const standing = store.standing.bind(store);
    store.standing = async (kind, ids) => {
      const lead = await store.get('lead', leadId);
      if (lead?.stage.name === 'mql') await put(store, { record: leadAt('rejected', { version: 6 }), expected: 5 });
      return standing(kind, ids);
    };
    expect((await liveRecords(store)).map(({ record }) => record.id)).toEqual([idOf(0x102)]);
  });

  it('are told though a held one cannot be read: it has no workflow', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'), leadAt('spam', { id: idOf(4) }));
    const standing = store.standing.bind(store);
    store.standing = (kind, ids) => (ids.includes(idOf(4)) ? Promise.reject(new z.ZodError([])) : standing(kind, ids));
    expect((await liveRecords(store)).map(({ record }) => record.id)).toEqual([leadId]);
  });

  it('are not told as long as one of them cannot be read: whoever moves the clock must hear of it', async () => {
    const broken = idOf(0x1003);
    const store = await storeOf(new ToldClock(), ...[1, 2, 3, 4].map((n) => leadAt('mql', { id: idOf(0x1000 + n) })));
    const standing = store.standing.bind(store);
    store.standing = (kind, ids) => (ids.includes(broken) ? Promise.reject(new z.ZodError([])) : standing(kind, ids));
    await expect(liveRecords(store)).rejects.toBeInstanceOf(z.ZodError);
    const { standings, unreadable } = await liveIn('leads', store);
    expect(standings.map(({ record }) => record.id)).toEqual([1, 2, 4].map((n) => idOf(0x1000 + n)));
    expect(unreadable.map(({ id }) => id)).toEqual([broken]);
  });

  it('are an error, not unreadable, while the store refuses', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    store.standing = () => Promise.reject(new Error('throttled'));
    await expect(liveIn('leads', store)).rejects.toThrow('throttled');
  });
});
