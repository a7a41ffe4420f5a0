import { setTimeout as pause } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { AdjustableClock } from '../../shared/adapters/dynamodb/clock.ts';
import { DynamoGuard } from '../../shared/adapters/dynamodb/guard.ts';
import { DynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';
import { createTables, type Tables } from '../support/tables/tables.ts';

describe.each(stores)('the guard, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  it('counts within a bucket, and each bucket by itself', async () => {
    const [one, other] = [v7(), v7()];
    const day = 86_400;
    expect([
      await store.guard.hit(one, day),
      await store.guard.hit(one, day),
      await store.guard.hit(other, day),
      await store.guard.hit(one, day),
    ]).toEqual([1, 2, 1, 3]);
  });

  it('counts every one of many at once', async () => {
    const bucket = v7();
    const counts = await Promise.all(Array.from({ length: 20 }, () => store.guard.hit(bucket, 86_400)));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('counts anew when the time of a bucket is over', async () => {
    const bucket = v7();
    await store.guard.hit(bucket, 1);
    let count = 2;
    for (let poll = 0; poll < 40 && count > 1; poll += 1) {
      await pause(50);
      count = await store.guard.hit(bucket, 1);
    }
    expect(count).toBe(1);
  });

  it('lets a thing be taken once', async () => {
    const [one, other] = [v7(), v7()];
    expect([
      await store.guard.once(one, 60),
      await store.guard.once(one, 60),
      await store.guard.once(other, 60),
    ]).toEqual([true, false, true]);
  });

  it('lets one of many take it', async () => {
    const name = v7();
    const taken = await Promise.all(Array.from({ length: 10 }, () => store.guard.once(name, 60)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});

describe('the table of the guard, whose items stay for days after they expired,', () => {
  let tables: Tables;
  let guard: DynamoGuard;
  beforeAll(async () => {
    tables = await createTables();
    guard = new DynamoGuard(tables.client, tables.names.Guard);
  }, openingMs);
  afterAll(async () => {
    await tables.drop();
  });
  const expired = (pk: string, sk: string, fields: object = {}) =>
    tables.client.send(
      new PutCommand({
        TableName: tables.names.Guard,
        Item: { pk, sk, expiresAt: Math.floor(Date.now() / 1000) - 60, ...fields },
      }),
    );

  it('lets be taken again what was taken before its time was over', async () => {
    const name = v7();
    await expired(`nonce/${name}`, 'NONCE');
    expect([await guard.once(name, 60), await guard.once(name, 60)]).toEqual([true, false]);
  });

  it('does not remember a request any more', async () => {
    const clock = { now: () => Promise.resolve(new Date().toISOString()) };
    const { Records: records, Journal: journal, Guard } = tables.names;
    const store = new DynamoRecords({
      client: tables.client,
      tables: { records, journal, guard: Guard },
      clock,
      newId: () => v7(),
    });
    const key = v7();
    await expired(`request/${key}`, 'REQUEST', { fingerprint: 'f', answer: 'old' });
    expect(await store.answered({ key, fingerprint: 'f' })).toBeUndefined();
    expect(await store.answered({ key, fingerprint: 'another' })).toBeUndefined();
  });
});

describe('the clock of the local stages', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await createTables();
  }, openingMs);
  afterAll(async () => {
    await tables.drop();
  });
  const newClock = () => new AdjustableClock(tables.client, tables.names.Guard);
  const hour = 3_600_000;
  const ahead = async (clock: AdjustableClock): Promise<number> =>
    Math.floor((Date.parse(await clock.now()) - Date.now() + 60_000) / hour); // the call itself takes a moment

  it('is the system’s until it is moved, then ahead of it, for everybody, and never goes back', async () => {
    const [one, other] = [newClock(), newClock()];
    const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
    const seen = [await ahead(one)];
    await one.moveTo(inHours(72));
    seen.push(await ahead(one), await ahead(other));
    await other.moveTo(inHours(24));
    seen.push(await ahead(one), await ahead(other));
    await other.moveTo(inHours(96));
    seen.push(await ahead(one));
    expect(seen).toEqual([0, 72, 72, 72, 72, 96]);
  });

  it('goes on by itself', async () => {
    const clock = newClock();
    const before = await clock.now();
    let after = before;
    for (let poll = 0; poll < 50 && after <= before; poll += 1) {
      await pause(5);
      after = await clock.now();
    }
    expect(after > before).toBe(true);
  });
});
