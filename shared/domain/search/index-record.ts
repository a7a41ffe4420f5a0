/** Keeps what records are found by up to date with the facts about them. */
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import type { People } from '../people/people.ts';
import { NotYetVisible } from '../pipeline/follow.ts';
import type { AnyRecord, Records } from '../records/records.ts';
import { type FoundBy, foundBy, type Searchable, type SearchKind } from './found-by.ts';
import type { SearchIndex } from './search.ts';

/** Facts that may change what their record is found by. */
export const indexedFacts = [
  'LeadReceived',
  'LeadEdited',
  'LeadMoved',
  'DealOpened',
  'DealEdited',
  'QuoteSent',
  'AccountOpened',
  'AccountEdited',
  'PersonAppeared',
] as const satisfies readonly FactType[];

export type Indexing = {
  readonly records: Pick<Records, 'get'>;
  readonly people: Pick<People, 'get'>;
  readonly index: Pick<SearchIndex, 'put'>;
};

/** Doing it twice, late, or in another order comes to the same. @throws NotYetVisible when the record is older than the fact */
export async function indexRecord(
  { subject, version }: Pick<Fact, 'subject' | 'version'>,
  { records, people, index }: Indexing,
): Promise<void> {
  const { kind, id } = subject;
  if (!isSearchKind(kind)) return;
  const record: Searchable | undefined = await records.get(kind, id);
  if (!record || record.version < version)
    throw new NotYetVisible(`${kind} ${id} is not at version ${String(version)} yet`);
  await index.put(await foundNow(record, people));
}

const kinds: readonly string[] = ['lead', 'deal', 'account', 'person'] satisfies readonly SearchKind[];
const isSearchKind = (kind: string): kind is SearchKind => kinds.includes(kind);
export const isSearchable = (record: AnyRecord): record is Searchable => isSearchKind(record.kind);

/** What a record is found by as of now, its person's contacts among it. */
export async function foundNow(record: Searchable, people: Pick<People, 'get'>): Promise<FoundBy> {
  const personId = personOf(record);
  return foundBy(record, await people.get('contacts', personId, personId));
}

/** Whose contacts a record is found by. */
const personOf = (record: Searchable): string =>
  record.kind === 'person' ? record.id : record.kind === 'account' ? record.mainPersonId : record.personId;
