/** The stores and the clock a function works with, from its environment. */
import { v7 } from 'uuid';
import type { Clock } from '../domain/clock.ts';
import type { Pipelines } from '../domain/pipeline/ring.ts';
import { policiesOf } from '../domain/settings/policy.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { DynamoBuyers } from './dynamodb/buyers.ts';
import { bareClient, documentClient } from './dynamodb/client.ts';
import { AdjustableClock, systemClock } from './dynamodb/clock.ts';
import { DynamoGuard } from './dynamodb/guard.ts';
import { DynamoJournal } from './dynamodb/journal.ts';
import { DynamoPeople } from './dynamodb/people.ts';
import { DynamoRecords } from './dynamodb/records.ts';
import { DynamoRuns } from './dynamodb/runs.ts';
import { DynamoSearchFinder } from './dynamodb/search-finder.ts';
import { DynamoSearchIndex } from './dynamodb/search-index.ts';

export type StoreSettings = {
  readonly RECORDS_TABLE: string;
  readonly JOURNAL_TABLE: string;
  readonly GUARD_TABLE: string;
  readonly CLOCK: 'system' | 'adjustable';
};

export function pipelinesOf(env: StoreSettings, seeds: Settings): Pipelines & { journal: DynamoJournal } {
  const client = documentClient();
  const clock: Clock = env.CLOCK === 'adjustable' ? new AdjustableClock(client, env.GUARD_TABLE) : systemClock;
  const tables = { records: env.RECORDS_TABLE, journal: env.JOURNAL_TABLE, guard: env.GUARD_TABLE };
  const records = new DynamoRecords({ client, tables, clock, newId: () => v7() });
  return {
    records,
    clock,
    policies: policiesOf(records, seeds),
    newId: () => v7(),
    journal: new DynamoJournal(client, env.JOURNAL_TABLE),
  };
}

export const peopleOf = ({ PEOPLE_TABLE }: { readonly PEOPLE_TABLE: string }, clock: Clock): DynamoPeople =>
  new DynamoPeople(documentClient(), PEOPLE_TABLE, clock);

export const finderOf = ({ PEOPLE_TABLE }: { readonly PEOPLE_TABLE: string }): DynamoSearchFinder =>
  new DynamoSearchFinder(documentClient(), PEOPLE_TABLE);

export const indexOf = ({ PEOPLE_TABLE }: { readonly PEOPLE_TABLE: string }): DynamoSearchIndex =>
  new DynamoSearchIndex(documentClient(), PEOPLE_TABLE);

export const buyersOf = ({ RECORDS_TABLE }: Pick<StoreSettings, 'RECORDS_TABLE'>): DynamoBuyers =>
  new DynamoBuyers(bareClient(), RECORDS_TABLE);

export const guardOf = ({ GUARD_TABLE }: Pick<StoreSettings, 'GUARD_TABLE'>): DynamoGuard =>
  new DynamoGuard(documentClient(), GUARD_TABLE);

export const runsOf = ({ GUARD_TABLE }: Pick<StoreSettings, 'GUARD_TABLE'>): DynamoRuns =>
  new DynamoRuns(documentClient(), GUARD_TABLE);

/** The clock to move, where there is one: in the local stages. */
export const adjustableClockOf = ({
  CLOCK,
  GUARD_TABLE,
}: Pick<StoreSettings, 'CLOCK' | 'GUARD_TABLE'>): AdjustableClock | undefined =>
  CLOCK === 'adjustable' ? new AdjustableClock(documentClient(), GUARD_TABLE) : undefined;
