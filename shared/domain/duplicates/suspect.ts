/** Looks, when a record comes or is called anew, for others that may be the same. */
import type { Account } from '../accounts/account.ts';
import { companyKey } from '../contacts/company-name.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import { areOne, familyOf } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import type { People } from '../people/people.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { innOf } from '../records/index-keys.ts';
import { together } from '../records/plan.ts';
import type { RecordOf, Records } from '../records/records.ts';
import type { SearchIndex } from '../search/search.ts';
import { textKey } from '../text-key.ts';
import { wordsOf } from '../words.ts';
import { duplicateId, type Likeness, suspicion } from './duplicate.ts';

export type Suspecting = {
  readonly records: Records;
  readonly people: Pick<People, 'get'>;
  readonly index: Pick<SearchIndex, 'find'>;
};

type Suspect = { readonly id: string; readonly why: Likeness };

/** Of a name that hundreds have, one would not look through them all anyway. */
const mostAlike = 20;

/** Flags what looks like the same record as this one, once for each pair; `origin` is that of what made the record. */
export async function flagDuplicates(
  record: Lead | Account | Person,
  stores: Suspecting,
  context: Context,
  origin: 'live' | 'import' = 'live',
): Promise<void> {
  for (const { id, why } of await suspectsOf(record, stores)) {
    const pair = [record.id, id] as const;
    await decideAndCommit(
      stores.records,
      context,
      async () => {
        const known = await stores.records.get('duplicate', duplicateId(record.kind, pair));
        return { ok: true, plan: known ? together() : suspicion(record.kind, pair, why, context).plan };
      },
      { origin },
    );
  }
}

/** Records of its kind that may be the same; an alias is suspected of nothing. */
async function suspectsOf(record: Lead | Account | Person, stores: Suspecting): Promise<readonly Suspect[]> {
  if (record.kind === 'lead') return leadsLike(record, stores);
  if (record.mergedInto !== undefined) return [];
  return record.kind === 'account' ? accountsLike(record, stores) : personsLike(record, stores);
}

/** Open requests from one company, by different people: one purchase is asked for twice, maybe of two managers. */
async function leadsLike(lead: Lead, stores: Suspecting): Promise<readonly Suspect[]> {
  if (!isLiveLead(lead)) return [];
  const called = await calledAlike('lead', lead, stores);
  const open = called.filter((other) => isLiveLead(other) && other.personId !== lead.personId);
  const others = await Promise.all(
    open.map(async (other) =>
      (await areOne('person', [lead.personId, other.personId], stores.records)) ? [] : [other],
    ),
  );
  return others.flat().map(({ id }) => ({ id, why: 'same-company' }));
}

/** Accounts of one name, and branches of one legal entity: an INN is one company's, whatever its KPP. */
async function accountsLike(account: Account, stores: Suspecting): Promise<readonly Suspect[]> {
  const [called, branches] = await Promise.all([calledAlike('account', account, stores), ofSameInn(account, stores)]);
  const alike = new Map<string, Likeness>();
  for (const { id, mergedInto, taxId } of called)
    if (mergedInto === undefined && !areTwoEntities(taxId, account.taxId)) alike.set(id, 'same-name');
  for (const { id, mergedInto } of branches) if (mergedInto === undefined) alike.set(id, 'same-inn');
  alike.delete(account.id);
  return [...alike].map(([id, why]) => ({ id, why }));
}

/** Namesakes with tax ids of their own are two companies for certain. */
const areTwoEntities = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && innOf(one) !== innOf(other);

async function ofSameInn({ taxId }: Account, { records }: Suspecting): Promise<readonly Account[]> {
  if (taxId === undefined) return [];
  const { items } = await records.list({ index: 'parent', of: innOf(taxId), kind: 'account' }, { limit: mostAlike });
  return records.getMany('account', idsOf(items));
}

/** People of one name at one account. */
async function personsLike(person: Person, { records, people }: Suspecting): Promise<readonly Suspect[]> {
  if (person.accountId === undefined) return [];
  const nameOf = async (id: string) => textKey((await people.get('contacts', id, id))?.name ?? '');
  const name = await nameOf(person.id);
  if (name === '') return [];
  const account = await records.get('account', person.accountId);
  const accounts = account ? await familyOf('account', account, records) : [];
  const lists = await Promise.all(
    accounts.map(({ id: of }) => records.list({ index: 'parent', of, kind: 'person' }, { limit: 100 })),
  );
  const colleagues = await records.getMany(
    'person',
    lists.flatMap(({ items }) => idsOf(items)),
  );
  const alike: Suspect[] = [];
  for (const { id, mergedInto } of colleagues)
    if (id !== person.id && mergedInto === undefined && (await nameOf(id)) === name)
      alike.push({ id, why: 'same-name' });
  return alike;
}

/** Others of the kind whose company is called the same, compared without legal form, case and ё. */
async function calledAlike<K extends 'lead' | 'account'>(
  kind: K,
  { id, company }: { readonly id: string; readonly company?: string | undefined },
  { index, records }: Suspecting,
): Promise<readonly RecordOf<K>[]> {
  const key = companyKey(company ?? '');
  const [longest, ...also] = wordsOf(key).toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  const hits = await index.find({ shelf: 'word', text: longest, also }, 10 * mostAlike);
  const found = await records.getMany(kind, idsOf(hits.filter((hit) => hit.kind === kind && hit.id !== id)));
  return found.filter((other) => companyKey(other.company ?? '') === key).slice(0, mostAlike);
}

const idsOf = (all: readonly { readonly id: string }[]): string[] => [...new Set(all.map(({ id }) => id))];
