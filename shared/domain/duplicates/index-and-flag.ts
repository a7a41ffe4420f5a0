/** What follows when a record comes or is called anew: it is found by searching, and what looks like it is flagged. */
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { contextOf } from '../records/context.ts';
import { type Indexing, indexRecord } from '../search/index-record.ts';
import { flagDuplicates, isSuspectable, type Suspecting } from './suspect.ts';

type Deciding = Parameters<typeof contextOf>[1];

/** Facts after which a record may look like another one. */
const telling: readonly string[] = [
  'LeadReceived',
  'LeadEdited',
  'AccountOpened',
  'AccountEdited',
  'PersonAppeared',
  'PersonJoinedAccount',
  'PersonEdited',
] satisfies readonly FactType[];

/** @throws NotYetVisible when the record is older than the fact */
export async function indexAndFlag(
  fact: Pick<Fact, 'type' | 'subject' | 'version'>,
  stores: Indexing & Suspecting & Deciding,
): Promise<void> {
  const record = await indexRecord(fact, stores);
  if (record && isSuspectable(record) && telling.includes(fact.type))
    await flagDuplicates(record, stores, () => contextOf({ kind: 'system', id: 'duplicates' }, stores));
}
