/** Looks, when a record comes or is called anew, for others that may be the same. */
import type { Account } from '../accounts/account.ts';
import { accountOfPerson } from '../accounts/account-of-person.ts';
import { companyKey } from '../contacts/company-name.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import { areOne, familyOf } from '../merges/aliases.ts';
import { type Mergeable, mergeable } from '../merges/merge.ts';
import type { Person } from '../people/person.ts';
import { listed } from '../accounts/members.ts';
import type { People } from '../people/people.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { accountsCalled, innOf } from '../records/index-keys.ts';
import { together } from '../records/plan.ts';
import type { AnyRecord, Plan, RecordOf, Records } from '../records/records.ts';
import type { SearchIndex } from '../search/search.ts';
import { textKey } from '../text-key.ts';
import { wordsOf } from '../words.ts';
import { duplicateId, type Likeness, suspicion } from './duplicate.ts';

export type Suspecting = {
  readonly records: Records;
  readonly people: Pick<People, 'get'>;
  readonly index: Pick<SearchIndex, 'find'>;
};

type Suspectable = RecordOf<Mergeable>;
export const isSuspectable = (record: AnyRecord): record is Suspectable =>
  mergeable.some((kind) => kind === record.kind);

type Suspect = { readonly id: string; readonly why: Likeness };

/** Of a name that hundreds have, nobody would look through them all; and every request that comes writes them. */
const mostAlike = 5;

/**
 * Flags what looks like the same record as this one, once for each pair; `origin` is that of what made the record. The
 * context is asked for only where there is something to flag.
 */
export async function flagDuplicates(
  record: Suspectable,
  stores: Suspecting,
  contextNow: () => Context | Promise<Context>,
  origin: 'live' | 'import' = 'live',
): Promise<void> {
  const suspects = (await suspectsOf(record, stores)).slice(0, mostAlike);
  if (suspects.length === 0) return;
  const context = await contextNow();
  const flag = async ({ id, why }: Suspect): Promise<Plan> => {
    const pair = [record.id, id] as const;
    const known = await stores.records.get('duplicate', duplicateId(record.kind, pair));
    return known ? together() : suspicion(record.kind, pair, why, context).plan;
  };
  await decideAndCommit(
    stores.records,
    context,
    async () => ({ ok: true, plan: together(...(await Promise.all(suspects.map(flag)))) }),
    { origin },
  );
}

/** Records of its kind that may be the same; an alias is suspected of nothing. */
const suspectsOf = (record: Suspectable, stores: Suspecting): Promise<readonly Suspect[]> =>
  'mergedInto' in record ? Promise.resolve([]) : (lookers[record.kind] as Looker<Suspectable>)(record, stores); // each kind has its own

type Looker<R> = (record: R, stores: Suspecting) => Promise<readonly Suspect[]>;
const lookers: { readonly [K in Mergeable]: Looker<RecordOf<K>> } = {
  lead: leadsLike,
  account: accountsLike,
  person: personsLike,
};

/** Open requests from one company, by different people: one purchase is asked for twice, maybe of two managers. */
async function leadsLike(lead: Lead, stores: Suspecting): Promise<readonly Suspect[]> {
  if (!isLiveLead(lead)) return [];
  const alike: Suspect[] = [];
  for (const { id, personId } of await requestsOf(lead, stores)) {
    if (alike.length === mostAlike) break; // whether two people are one takes reading both
    if (!(await areOne('person', [lead.personId, personId], stores.records))) alike.push({ id, why: 'same-company' });
  }
  return alike;
}

/** Accounts of one name, and branches of one legal entity: an INN is one company's, whatever its KPP. */
async function accountsLike(account: Account, stores: Suspecting): Promise<readonly Suspect[]> {
  const [called, branches] = await Promise.all([ofSameName(account, stores), ofSameInn(account, stores)]);
  const namesakes = called.filter(({ taxId }) => taxId === undefined || account.taxId === undefined); // two tax ids tell
  const alike = new Map<string, Suspect>([
    ...namesakes.map(({ id }) => [id, { id, why: 'same-name' }] as const),
    ...branches.map(({ id }) => [id, { id, why: 'same-inn' }] as const),
  ]);
  alike.delete(account.id);
  const aliases = [...called, ...branches].filter(({ mergedInto }) => mergedInto !== undefined);
  for (const { id } of aliases) alike.delete(id);
  return [...alike.values()];
}

async function ofSameName({ company }: Account, { records }: Suspecting): Promise<readonly Account[]> {
  if (company === undefined) return [];
  const { items } = await records.list(accountsCalled(company));
  return records.getMany('account', idsOf(items));
}

async function ofSameInn({ taxId }: Account, { records }: Suspecting): Promise<readonly Account[]> {
  if (taxId === undefined) return [];
  const { items } = await records.list({ index: 'parent', of: innOf(taxId), kind: 'account' });
  return records.getMany('account', idsOf(items));
}

/** People of one name at one account. */
async function personsLike(person: Person, { records, people }: Suspecting): Promise<readonly Suspect[]> {
  const nameOf = async (id: string) => textKey((await people.get('contacts', id, id))?.name ?? '');
  const account = await accountOfPerson(person, records);
  const name = account ? await nameOf(person.id) : '';
  if (name === '' || !account) return [];
  const accounts = await familyOf('account', account, records);
  const listings = await listed('person', idsOf(accounts), records);
  const colleagues = await records.getMany('person', idsOf(listings));
  const alike: Suspect[] = [];
  for (const { id, mergedInto } of colleagues)
    if (id !== person.id && mergedInto === undefined && (await nameOf(id)) === name)
      alike.push({ id, why: 'same-name' });
  return alike;
}

/**
 * Open requests of companies called the same, compared without legal form, case and ё, this one among them: of those the
 * index finds first, the newest first.
 */
async function requestsOf({ company }: Lead, { index, records }: Suspecting): Promise<readonly Lead[]> {
  if (company === undefined) return [];
  const key = companyKey(company);
  const [first, ...also] = wordsOf(key);
  if (first === undefined) return [];
  const hits = await index.find({ shelf: 'word', text: first, also }, 10 * mostAlike);
  const found = await records.getMany('lead', idsOf(hits.filter(({ kind }) => kind === 'lead')));
  return found
    .filter((other) => companyKey(String(other.company)) === key && isLiveLead(other))
    .toSorted((one, other) => other.id.localeCompare(one.id));
}

const idsOf = (all: readonly { readonly id: string }[]): string[] => [...new Set(all.map(({ id }) => id))];
