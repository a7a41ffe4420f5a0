import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { DynamoJournal } from '../../shared/adapters/dynamodb/journal.ts';
import { loadHistory } from '../../shared/adapters/dynamodb/load.ts';
import { DynamoRecords } from '../../shared/adapters/dynamodb/records.ts';
import { MemoryRecords } from '../../shared/adapters/memory/records.ts';
import { change, claim } from '../../shared/domain/records/plan.ts';
import { aLead, anAccount, arrival, commitOf, edited, next } from '../support/tables/commits.ts';
import { openingMs } from '../support/tables/stores.ts';
import { createTables, type Tables } from '../support/tables/tables.ts';
import { VirtualClock } from '../support/workflows/virtual-clock.ts';

const clock = new VirtualClock('2026-03-02T07:00:00.000Z');
const newId = (): string => v7();

describe('a history made in memory and loaded into tables', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await createTables();
  }, openingMs);
  afterAll(async () => {
    await tables.drop();
  });

  const inTables = () => {
    const { Records: records, Journal: journal, Guard: guard } = tables.names;
    return new DynamoRecords({ client: tables.client, tables: { records, journal, guard }, clock, newId });
  };

  it('reads there as it did in memory, may be loaded twice, and goes on from there', async () => {
    const memory = new MemoryRecords({ clock, newId });
    const owner = `manager-${v7()}`;
    const leads = Array.from({ length: 30 }, () => aLead({ owner, stage: { name: 'mql' } }));
    for (const lead of leads) {
      await memory.commit(commitOf(arrival(lead)));
      clock.moveTo(clock.ms + 60_000);
      await memory.commit(commitOf(change(lead, next(lead), edited)));
    }
    const account = anAccount();
    const key = `tax/${v7()}`;
    await memory.commit(commitOf([change(undefined, account), claim({ key, holder: account })]));
    await loadHistory(memory, tables.client, { records: tables.names.Records, journal: tables.names.Journal });
    await loadHistory(memory, tables.client, { records: tables.names.Records, journal: tables.names.Journal });

    const [store, journal] = [inTables(), new DynamoJournal(tables.client, tables.names.Journal)];
    const [lead = aLead()] = leads;
    const held = { index: 'owner', of: owner } as const;
    const idsOf = async (records: Pick<MemoryRecords, 'list'>) => (await records.list(held)).items.map(({ id }) => id);
    const span = ['2026-03-02T07:00:00.000Z', await clock.now()] as const;
    expect({
      lead: await store.get('lead', lead.id),
      holder: await store.holderOf(key),
      facts: await journal.of(lead),
      list: await idsOf(store),
      changed: (await journal.changesBetween(...span)).length,
    }).toEqual({
      lead: await memory.get('lead', lead.id),
      holder: await memory.holderOf(key),
      facts: await memory.of(lead),
      list: await idsOf(memory),
      changed: (await memory.changesBetween(...span)).length,
    });

    const third = next(next(lead));
    await store.commit(commitOf(change(next(lead), third, edited)));
    expect(await store.get('lead', lead.id)).toEqual(third);
  });
});
