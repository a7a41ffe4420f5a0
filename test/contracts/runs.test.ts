import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { DynamoRuns } from '../../shared/adapters/dynamodb/runs.ts';
import { openingMs } from '../support/tables/stores.ts';
import { createTables, type Tables } from '../support/tables/tables.ts';

let tables: Tables;
let runs: DynamoRuns;
beforeAll(async () => {
  tables = await createTables();
  runs = new DynamoRuns(tables.client, tables.names.Guard);
}, openingMs);
afterAll(async () => {
  await tables.drop();
});

const last = async (name: string) => (await runs.last([name])).get(name);

describe('the last run of a schedule', () => {
  it('is none before the first', async () => {
    expect(await last(v7())).toBeUndefined();
  });

  it('began, and then ended with what it did, or why it did not', async () => {
    const name = v7();
    const before = new Date().toISOString();
    await runs.of(name).began();
    const begun = await last(name);
    expect(begun).toEqual({ startedAt: expect.stringMatching(/Z$/) });
    expect(begun?.startedAt.localeCompare(before)).toBeGreaterThanOrEqual(0);
    await runs.of(name).ended({ ok: true, counts: { started: 2 } });
    expect(await last(name)).toMatchObject({ startedAt: begun?.startedAt, end: { ok: true, counts: { started: 2 } } });
    await runs.of(name).ended({ ok: false, why: 'Error: throttled' });
    expect(await last(name)).toMatchObject({ end: { ok: false, why: 'Error: throttled' } });
  });

  it('is each schedule’s own', async () => {
    const [one, other] = [v7(), v7()];
    await runs.of(one).began();
    expect([...(await runs.last([one, other])).keys()]).toEqual([one]);
  });
});
