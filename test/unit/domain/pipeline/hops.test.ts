import { describe, expect, it } from '@jest/globals';
import { type Hopping, hopTo } from '../../../../shared/domain/pipeline/hops.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { RecordedExecutions } from '../../../support/domain/executions.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock, waitingWith } from '../../../support/domain/stores.ts';

const friday = daysAfter(monday, 4);

/** Two leads that ring on Tuesday and a deal that rings on Wednesday; whatever rings, rings once and is parked anew. */
async function plant() {
  const clock = new ToldClock();
  const second = idOf(0x102);
  const store = await storeOf(clock, leadAt('mql'), leadAt('mql', { id: second }), dealAt('send-quote'));
  const executions = new RecordedExecutions();
  const rung: string[] = [];
  const park = (kind: 'lead' | 'deal', id: string, token: string, until: string, leg = 4) =>
    store.park({ kind, id }, waitingWith({ token, until, leg }));
  park('lead', leadId, 'first', daysAfter(monday, 1));
  park('lead', second, 'second', daysAfter(monday, 1));
  park('deal', dealId, 'deal', daysAfter(monday, 2));
  executions.whenExpired = async (token) => {
    rung.push(`${token} at ${clock.instant}`);
    const record = { first: leadAt('mql'), second: leadAt('mql', { id: second }), deal: dealAt('send-quote') }[token];
    if (!record) return;
    await put(store, { record: { ...record, version: 6, leg: 5, alarms: [] }, expected: 5 });
    park(record.kind, record.id, `${token}-again`, daysAfter(monday, 300), 5);
  };
  let pauses = 0;
  const hopping: Hopping = {
    records: store,
    executions,
    clock,
    moveClock: (to) => {
      clock.instant = to;
      return Promise.resolve();
    },
    isTimeUp: () => false,
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  };
  return { clock, store, executions, hopping, rung, pauses: () => pauses };
}

describe('Time', () => {
  it('hops to each alarm on the way, rings all of one instant together, and ends where it was sent', async () => {
    const { clock, hopping, rung } = await plant();
    expect(await hopTo(friday, hopping)).toEqual({ now: friday, done: true, hops: 2, rung: 3 });
    expect(rung).toEqual([
      `first at ${daysAfter(monday, 1)}`,
      `second at ${daysAfter(monday, 1)}`,
      `deal at ${daysAfter(monday, 2)}`,
    ]);
    expect(clock.instant).toBe(friday);
  });

  it('hops to the earliest first, whatever the order of the records', async () => {
    const { store, hopping, rung } = await plant();
    store.park({ kind: 'deal', id: dealId }, waitingWith({ token: 'deal', until: daysAfter(monday, 0.5) }));
    expect(await hopTo(friday, hopping)).toEqual({ now: friday, done: true, hops: 2, rung: 3 });
    expect(rung).toEqual([
      `deal at ${daysAfter(monday, 0.5)}`,
      `first at ${daysAfter(monday, 1)}`,
      `second at ${daysAfter(monday, 1)}`,
    ]);
  });

  it('rings an alarm of the very instant it is sent to, and none after', async () => {
    const { hopping, rung } = await plant();
    expect(await hopTo(daysAfter(monday, 1), hopping)).toMatchObject({ hops: 1, rung: 2 });
    expect(rung).toHaveLength(2);
  });

  it('stops as soon as the caller’s own time is up', async () => {
    const { hopping } = await plant();
    let asked = 0;
    const isTimeUp = () => (asked += 1) > 1;
    expect(await hopTo(friday, { ...hopping, isTimeUp })).toEqual({
      now: daysAfter(monday, 1),
      done: false,
      hops: 1,
      rung: 2,
    });
  });

  it('stops as well while it waits for what rang, which it takes up where it is called again', async () => {
    const { executions, hopping, rung, pauses } = await plant();
    const { whenExpired } = executions;
    executions.whenExpired = () => Promise.resolve();
    const isTimeUp = () => pauses() > 2;
    expect(await hopTo(friday, { ...hopping, isTimeUp })).toEqual({
      now: daysAfter(monday, 1),
      done: false,
      hops: 1,
      rung: 2,
    });
    expect(pauses()).toBe(3);
    for (const token of ['first', 'second']) await whenExpired(token);
    executions.whenExpired = whenExpired;
    expect(await hopTo(friday, hopping)).toMatchObject({ done: true, hops: 1, rung: 1 });
    expect(rung).toHaveLength(3);
  });

  it('looks only at those that are behind while it waits for them, and then at all again', async () => {
    const { store, hopping } = await plant();
    await put(store, { record: leadAt('new', { id: idOf(0x109) }), expected: 'new' });
    const looks: string[] = [];
    const standing = store.standing.bind(store);
    store.standing = (kind, ids) => {
      if (ids.length > 0) looks.push(`${kind} ${String(ids.length)}`);
      return standing(kind, ids);
    };
    const pause = () => {
      if (looks.length === 4)
        store.park({ kind: 'lead', id: idOf(0x109) }, waitingWith({ until: daysAfter(monday, 9) }));
      return Promise.resolve();
    };
    await hopTo(monday, { ...hopping, pause });
    expect(looks).toEqual(['lead 3', 'deal 1', 'lead 1', 'lead 1', 'lead 1', 'lead 3', 'deal 1']);
  });

  it('waits no more for what has been closed meanwhile', async () => {
    const { store, hopping } = await plant();
    await put(store, { record: leadAt('new', { id: idOf(0x109) }), expected: 'new' });
    const pause = async () => {
      await put(store, { record: leadAt('spam', { id: idOf(0x109), version: 6 }), expected: 5 });
    };
    expect(await hopTo(monday, { ...hopping, pause })).toMatchObject({ done: true });
  });

  it('waits for what has not parked yet, and names what never does', async () => {
    const { store, hopping, pauses } = await plant();
    await put(store, { record: leadAt('new', { id: idOf(0x109) }), expected: 'new' });
    await expect(hopTo(friday, hopping)).rejects.toThrow(`does not settle: lead ${idOf(0x109)} at new`);
    expect(pauses()).toBe(400);
    const late = async () => {
      store.park({ kind: 'lead', id: idOf(0x109) }, waitingWith({ until: daysAfter(monday, 9) }));
      await Promise.resolve();
    };
    expect(await hopTo(friday, { ...hopping, pause: late })).toMatchObject({ done: true });
  });

  it('waits for what stands elsewhere than it has parked, and names no more than five', async () => {
    const ids = [1, 2, 3, 4, 5, 6].map((n) => idOf(0x100 + n));
    const store = await storeOf(new ToldClock(), ...ids.map((id) => leadAt('mql', { id, leg: 3 })));
    for (const id of ids) store.park({ kind: 'lead', id }, waitingWith({ leg: 3, until: daysAfter(monday, 9) }));
    await put(store, ...ids.map((id) => ({ record: leadAt('mql', { id, version: 6 }), expected: 5 })));
    const { hopping } = await plant();
    const named = ids.slice(0, 5).map((id) => `lead ${id} at mql`);
    await expect(hopTo(friday, { ...hopping, records: store })).rejects.toMatchObject({
      details: { detail: `does not settle: ${named.join(', ')}` },
    });
  });

  it('waits until what an alarm brought about has parked as well', async () => {
    const { store, executions, hopping } = await plant();
    const made = { kind: 'lead', id: idOf(0x109) } as const;
    const { whenExpired } = executions;
    executions.whenExpired = async (token) => {
      await whenExpired(token);
      if (token === 'first') await put(store, { record: leadAt('mql', { id: made.id }), expected: 'new' });
    };
    const pause = () => {
      store.park(made, waitingWith({ token: 'made', until: daysAfter(monday, 3) }));
      return Promise.resolve();
    };
    expect(await hopTo(daysAfter(monday, 2), { ...hopping, pause })).toMatchObject({ done: true, hops: 2, rung: 3 });
  });

  it('names what hangs after its alarm, and only that', async () => {
    const { executions, hopping, pauses } = await plant();
    const { whenExpired } = executions;
    const hangs = (detail: string) => ({
      details: { status: 409, code: 'workflow-hangs', detail: `hangs after its alarm: ${detail}` },
    });
    executions.whenExpired = (token) => (token === 'second' ? Promise.resolve() : whenExpired(token));
    await expect(hopTo(friday, hopping)).rejects.toMatchObject(hangs(`lead ${idOf(0x102)} at mql`));
    expect(pauses()).toBe(400);
    const all = await plant();
    all.executions.whenExpired = () => Promise.resolve();
    await expect(hopTo(friday, all.hopping)).rejects.toMatchObject(
      hangs(`lead ${leadId} at mql, lead ${idOf(0x102)} at mql`),
    );
  });

  it('gives up after as many hops as it may make: something rings again and again', async () => {
    const { store, executions, hopping } = await plant();
    let hops = 0;
    const moveClock = (to: string) => {
      hops += 1;
      return hopping.moveClock(to);
    };
    let leg = 4;
    executions.whenExpired = async (token) => {
      const id = token === 'second' ? idOf(0x102) : leadId;
      const kind = token === 'deal' ? 'deal' : 'lead';
      if (kind === 'deal') return;
      leg += 1;
      const record = (await store.get(kind, id)) ?? leadAt('mql');
      await put(store, { record: { ...record, version: record.version + 1, leg }, expected: record.version });
      const until = daysAfter(monday, 1);
      store.park(
        { kind, id },
        waitingWith({
          token: token === 'second' ? 'third' : `again-${String(leg)}`,
          until: token === 'second' ? daysAfter(monday, 300) : until,
          leg,
        }),
      );
    };
    await expect(hopTo(daysAfter(monday, 1), { ...hopping, moveClock, mostHops: 20 })).rejects.toThrow(
      `more than 20 hops to ${daysAfter(monday, 1)}`,
    );
    expect(hops).toBe(20);
  });
});
