/** Keeps what records are found by up to date with the facts about them. */
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import type { Person } from '../people/person.ts';
import type { People } from '../people/people.ts';
import { NotYetVisible } from '../records/errors.ts';
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
  'PersonJoinedAccount',
  'PersonEdited',
  'PersonErased',
] as const satisfies readonly FactType[];

export type Indexing = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'list'>;
  readonly people: Pick<People, 'get'>;
  readonly index: Pick<SearchIndex, 'put'>;
};

/**
 * Makes a record found by what it is now, and with a person whose contacts changed all that is found by them. Doing it
 * twice, late, or in another order comes to the same.
 *
 * @returns the record; nothing for one nobody searches for
 * @throws NotYetVisible when the record is older than the fact
 */
export async function indexRecord(
  { type, subject, version }: Pick<Fact, 'type' | 'subject' | 'version'>,
  { records, people, index }: Indexing,
): Promise<Searchable | undefined> {
  const { kind, id } = subject;
  if (!isSearchKind(kind)) return undefined;
  const record: Searchable | undefined = await records.get(kind, id);
  if (!record || record.version < version)
    throw new NotYetVisible(`${kind} ${id} is not at version ${String(version)} yet`);
  const also = record.kind === 'person' && changesContacts(type) ? await foundByContactsOf(record, records) : [];
  for (const each of [record, ...also]) await index.put(await foundNow(each, people));
  return record;
}

const changesContacts = (type: string): boolean => type === 'PersonEdited' || type === 'PersonErased';

/** What is found by a person's contacts beside the person: their requests and deals, and the account they are the main person of. */
async function foundByContactsOf(
  { id, accountId }: Person,
  records: Pick<Records, 'get' | 'getMany' | 'list'>,
): Promise<Searchable[]> {
  const account = accountId === undefined ? undefined : await records.get('account', accountId);
  const theirs = async <K extends 'lead' | 'deal'>(kind: K, of: string) => {
    const { items } = await records.list({ index: 'parent', of, kind }, { limit: 1000 });
    const found = await records.getMany(
      kind,
      items.map((entry) => entry.id),
    );
    return found.filter(({ personId }) => personId === id);
  };
  const ofAccount = account ? [theirs('lead', account.id), theirs('deal', account.id)] : [];
  const lists = await Promise.all([theirs('lead', id), ...ofAccount]);
  return [...lists.flat(), ...(account?.mainPersonId === id ? [account] : [])];
}

const kinds: readonly string[] = ['lead', 'deal', 'account', 'person'] satisfies readonly SearchKind[];
export const isSearchKind = (kind: string): kind is SearchKind => kinds.includes(kind);
export const isSearchable = (record: AnyRecord): record is Searchable => isSearchKind(record.kind);

/** What a record is found by as of now, its person's contacts among it. */
export async function foundNow(record: Searchable, people: Pick<People, 'get'>): Promise<FoundBy> {
  const personId = personOf(record);
  return foundBy(record, await people.get('contacts', personId, personId));
}

/** Whose contacts a record is found by. */
const personOf = (record: Searchable): string =>
  record.kind === 'person' ? record.id : record.kind === 'account' ? record.mainPersonId : record.personId;
