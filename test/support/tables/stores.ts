/** The stores a contract is run against: the one in memory, and the one on real tables. */
import { v7 } from 'uuid';
import { DynamoBuyers } from '../../../shared/adapters/dynamodb/buyers.ts';
import { DynamoGuard } from '../../../shared/adapters/dynamodb/guard.ts';
import { ReportJournal } from '../../../shared/adapters/dynamodb/report-journal.ts';
import { DynamoPeople } from '../../../shared/adapters/dynamodb/people.ts';
import { DynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { DynamoSearchIndex } from '../../../shared/adapters/dynamodb/search-index.ts';
import { MemoryBuyers } from '../../../shared/adapters/memory/buyers.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import { MemorySearchIndex } from '../../../shared/adapters/memory/search-index.ts';
import { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import type { Guard } from '../../../shared/domain/guard.ts';
import type { People } from '../../../shared/domain/people/people.ts';
import type { SearchIndex } from '../../../shared/domain/search/search.ts';
import type { Buyers } from '../../../shared/domain/return/buyer.ts';
import type { Excerpts, History, Journal, Records, Ref, Waiting } from '../../../shared/domain/records/records.ts';
import { CountingGuard } from '../workflows/counting-guard.ts';
import { VirtualClock } from '../workflows/virtual-clock.ts';
import { mondayAtTen } from './commits.ts';
import { parkByMachine } from './parking.ts';
import { createTables } from './tables.ts';

export type Store = {
  readonly records: Records;
  readonly journal: Journal & History & Excerpts;
  readonly buyers: Buyers;
  readonly people: People;
  readonly index: SearchIndex;
  readonly guard: Guard;
  /** The product's clock; it stands on a Monday at ten until it is moved. */
  readonly clock: VirtualClock;
  readonly park: (ref: Ref, waiting: Waiting) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

const newId = (): string => v7();

function inMemory(): Promise<Store> {
  const clock = new VirtualClock(mondayAtTen);
  const records = new MemoryRecords({ clock, newId });
  return Promise.resolve({
    records,
    journal: records,
    buyers: new MemoryBuyers(records),
    people: new MemoryPeople(clock),
    index: new MemorySearchIndex(),
    guard: new CountingGuard(() => Date.now()),
    clock,
    park: (ref, waiting) => Promise.resolve(records.park(ref, waiting)),
    close: () => Promise.resolve(),
  });
}

async function onTables(): Promise<Store> {
  const { bare, client, names, drop } = await createTables();
  const clock = new VirtualClock(mondayAtTen);
  const tables = { records: names.Records, journal: names.Journal, guard: names.Guard };
  return {
    records: new DynamoRecords({ client, tables, clock, newId }),
    journal: new ReportJournal(client, names.Journal),
    buyers: new DynamoBuyers(bare, names.Records),
    people: new DynamoPeople(client, names.People, clock),
    index: new DynamoSearchIndex(client, names.People),
    guard: new DynamoGuard(client, names.Guard),
    clock,
    park: (ref, waiting) => parkByMachine(client, names.Records, ref, waiting),
    close: drop,
  };
}

/** For `describe.each`: every store there is, to be opened by the tests of one file. */
export const stores: readonly { readonly where: string; readonly open: () => Promise<Store> }[] = [
  { where: 'in memory', open: inMemory },
  { where: 'on tables', open: onTables },
];

/** The first store on tables may wait for the stacks to be synthesised. */
export const openingMs = 120_000;
