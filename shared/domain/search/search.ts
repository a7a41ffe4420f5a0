/** Finding records by what people remember of them, as far as whoever asks may see them. */
import type { Account } from '../accounts/account.ts';
import { contactsFor, mayReadContacts, personContactsFor } from '../contacts/contacts-for.ts';
import { maskContacts } from '../contacts/mask.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { survivorOf } from '../merges/aliases.ts';
import type { Actor } from '../people/actor.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { RecordOf, Records } from '../records/records.ts';
import type { FoundBy, SearchKind } from './found-by.ts';
import { type Probe, probesOf } from './probes.ts';
import type { Field } from './shelves.ts';

export type Hit = { readonly kind: SearchKind; readonly id: string; readonly field: Field; readonly text: string };

export type SearchIndex = {
  /** From now on a record is found by these terms and by no others. Terms of an older version change nothing. */
  put: (found: FoundBy) => Promise<void>;
  /** Records with a term that begins as asked, or as one of the other words, all of which they have; exact ones first. */
  find: (probe: Probe, limit: number) => Promise<readonly Hit[]>;
};

export type Result = {
  readonly kind: SearchKind;
  readonly id: string;
  /** The company, else the person, as far as they may be seen; absent when neither is known. */
  readonly title?: string;
  readonly matched: Field;
};

type Stores = {
  readonly index: Pick<SearchIndex, 'find'>;
  readonly records: Pick<Records, 'get' | 'getMany'>;
  readonly people: People;
};

/** Hits of one reading that are looked at: beyond these a longer text helps more than a longer list. */
const mostHits = 200;
const mostShown = 20;

/** What a person may see of what was found, exact matches first: at most 20. */
export async function search(
  typed: string,
  by: Actor,
  { index, records, people }: Stores,
  country: string,
): Promise<readonly Result[]> {
  const found = await Promise.all(
    probesOf(typed, country).map(async (probe) =>
      (await index.find(probe, mostHits)).map((hit) => ({
        ...hit,
        isExact: hit.text === probe.text || probe.also.includes(hit.text),
      })),
    ),
  );
  const hits = found.flat().toReversed().toSorted(byRank); // of two readings of one record the later, which is the narrower
  const seen = await visible(hits, by, records);
  const firsts = new Map<string, Hit & Seen>();
  for (const hit of hits) {
    const record = seen.get(hit.id);
    if (record?.shows(hit.field) && !firsts.has(record.id)) firsts.set(record.id, { ...hit, ...record });
  }
  return Promise.all(
    [...firsts.values()].slice(0, mostShown).map(async ({ kind, id, field: matched, title }) => ({
      kind,
      id,
      matched,
      ...present({ title: await title(people) }),
    })),
  );
}

const order: readonly SearchKind[] = ['account', 'person', 'deal', 'lead'];
type Ranked = Hit & { readonly isExact: boolean };
/** Exact ones, then by kind, then the newest: ids begin with the time. */
const byRank = (a: Ranked, b: Ranked): number =>
  Number(b.isExact) - Number(a.isExact) || order.indexOf(a.kind) - order.indexOf(b.kind) || b.id.localeCompare(a.id);

/** A record as one person may see it: which of its fields they may have searched, and what they may call it. */
type Seen = {
  /** Its own, or that of the record it was merged into. */
  readonly id: string;
  readonly shows: (field: Field) => boolean;
  readonly title: (people: People) => Promise<string | undefined>;
};

async function visible(hits: readonly Hit[], by: Actor, records: Stores['records']): Promise<Map<string, Seen>> {
  const idsOf = (kind: SearchKind): string[] => [
    ...new Set(hits.filter((hit) => hit.kind === kind).map(({ id }) => id)),
  ];
  const [leads, deals, accounts, persons] = await Promise.all([
    records.getMany('lead', idsOf('lead')),
    records.getMany('deal', idsOf('deal')),
    survivorsOf('account', idsOf('account'), records),
    survivorsOf('person', idsOf('person'), records),
  ]);
  const theirIds = [...persons.values()].flatMap(({ accountId = [] }) => accountId);
  const theirs = await survivorsOf('account', [...new Set(theirIds)], records);
  return new Map<string, Seen>([
    ...[...leads, ...deals].map((record) => [record.id, workSeen(record, by)] as const),
    ...[...accounts].map(([id, account]) => [id, accountSeen(account, by)] as const),
    ...[...persons].map(([id, person]) => [id, personSeen(person, theirs.get(person.accountId ?? ''), by)] as const),
  ]);
}

/** What was found, each under the id it was found by: an alias is shown as what it was merged into. */
async function survivorsOf<K extends 'account' | 'person'>(
  kind: K,
  ids: readonly string[],
  records: Stores['records'],
): Promise<ReadonlyMap<string, RecordOf<K>>> {
  const found = await records.getMany(kind, ids);
  return new Map(
    await Promise.all(found.map(async (record) => [record.id, await survivorOf(kind, record, records)] as const)),
  );
}

const isContact = (field: Field): boolean => field === 'phone' || field === 'email';

/** Contacts that are masked cannot be searched either: a number is as good as known once somebody can ask whether it is the one. */
const workSeen = (record: Lead | Deal, by: Actor): Seen => ({
  id: record.id,
  shows: (field) => may(by, `read-${record.kind}`, record.owner) && (!isContact(field) || mayReadContacts(by, record)),
  title: async (people) =>
    shownCompany(record.company, mayReadContacts(by, record)) ?? (await contactsFor(by, record, people)).name,
});

/** A company may be called by a contact, which only those see who may read contacts. */
const shownCompany = (company: string | undefined, isReadable: boolean): string | undefined =>
  isReadable ? company : company && maskContacts(company);

const accountSeen = ({ id, company, mainPersonId: personId, owner }: Account, by: Actor): Seen => ({
  id,
  shows: (field) => may(by, 'read-account', owner) && (!isPersonal(field) || may(by, 'read-contacts', owner)),
  title: async (people) =>
    shownCompany(company, may(by, 'read-contacts', owner)) ??
    (await personContactsFor(by, { personId, owner }, people))?.name,
});

/** Somebody who has only asked is found by their request, once it is claimed. */
const personSeen = ({ id: personId }: Person, account: Account | undefined, by: Actor): Seen => {
  const owner = account?.owner;
  return {
    id: personId,
    shows: () => account !== undefined && may(by, 'read-contacts', owner),
    title: async (people) => (await personContactsFor(by, { personId, owner }, people))?.name,
  };
};

const isPersonal = (field: Field): boolean => isContact(field) || field === 'name';
