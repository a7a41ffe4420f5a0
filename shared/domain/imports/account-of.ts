/** Whose row it is: the account of a tax id or a name, opened when nobody knows it. */
import type { Account } from '../accounts/account.ts';
import { companyKey } from '../contacts/company-name.ts';
import { survivorOf } from '../merges/aliases.ts';
import type { Contacts, PersonalItem } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import { holderOfTaxId } from '../purchases/buyer.ts';
import { allOf } from '../records/all-of.ts';
import { accountsCalled, innOf } from '../records/index-keys.ts';
import { change, claim, together } from '../records/plan.ts';
import type { Plan, Ref } from '../records/records.ts';
import { wrong } from './columns.ts';
import { broughtBy, type RowContext, type RowRejected, type RowStores } from './row-kind.ts';

export type Called = { readonly company?: string | undefined; readonly taxId?: string | undefined };

const taxKeys = ({ taxId }: Called): string[] => (taxId === undefined ? [] : [`tax/${taxId}`]);
/** Of several accounts with one name the first holds one key, and the next the other. */
const nameKeys = ({ company }: Called): string[] =>
  company === undefined ? [] : [`name/${companyKey(company)}`, `namesake/${companyKey(company)}`];
/** The keys an account may have been opened with. */
export const keysOf = (account: Called): string[] => [...taxKeys(account), ...nameKeys(account)];

/** What rows about one account have in common. */
export const sharedKeys = (called: Called): string[] => [
  ...(called.taxId === undefined ? [] : [innOf(called.taxId)]),
  ...nameKeys(called),
];

/**
 * The account, if there is one; several when they have the name and no tax id tells them apart. A tax id nobody has is that
 * of the one account of the name that has none; of several it is nobody's, and those will be asked about as duplicates.
 */
export async function accountsOf({ company, taxId }: Called, stores: RowStores): Promise<readonly Account[]> {
  const { records } = stores;
  const byTaxId = taxId === undefined ? undefined : await holderOf(taxId, records);
  if (byTaxId !== undefined) return survivorsOf(await records.getMany('account', [byTaxId]), records);
  if (company === undefined) return [];
  const namesakes = await called(company, stores);
  if (taxId === undefined) return namesakes;
  const exact = namesakes.filter((account) => account.taxId === taxId);
  const untaxed = namesakes.filter((account) => account.taxId === undefined);
  return exact.length > 0 || untaxed.length > 1 ? exact : untaxed;
}

function holderOf(taxId: string, records: RowStores['records']): Promise<string | undefined> {
  const [inn, kpp] = taxId.split('+') as [string, string?]; // as a tax id is compared
  return holderOfTaxId({ inn, ...present({ kpp }) }, records);
}

/** Accounts of this name: by the keys an import left, which are there at once, and all others by their list. */
async function called(company: string, { records }: RowStores): Promise<readonly Account[]> {
  const holders = await Promise.all(nameKeys({ company }).map((key) => records.holderOf(key)));
  const ids = idsOf(holders);
  for await (const { id } of allOf(accountsCalled(company), records)) ids.push(id);
  return survivorsOf(await records.getMany('account', ids), records);
}

/** Those accounts, or what they were merged into, each once. */
async function survivorsOf(accounts: readonly Account[], records: RowStores['records']): Promise<Account[]> {
  const survivors = await Promise.all(accounts.map((account) => survivorOf('account', account, records)));
  return [...new Map(survivors.map((account) => [account.id, account])).values()];
}

const idsOf = (refs: readonly (Ref | undefined)[]): string[] =>
  refs.flatMap((ref) => (ref?.kind === 'account' ? [ref.id] : []));

export type About = Called & Pick<Account, 'segment' | 'region' | 'owner'>;
/** Who is met there first: a person nobody knew yet. */
export type Contact = { readonly contacts: Contacts; readonly keys: readonly string[]; readonly role?: Person['role'] };

export type Opened = {
  readonly account: Account;
  readonly person: Person;
  readonly plan: Plan;
  readonly items: readonly PersonalItem[];
};

/** Opens an account with its first person, whose name may still have to be found. */
export async function openAccount(
  { company, taxId, ...about }: About,
  contact: Contact | undefined,
  { records }: Pick<RowStores, 'records'>,
  context: RowContext,
): Promise<Opened> {
  const [personId, accountId] = [context.newId(), context.newId()];
  const person: Person = {
    kind: 'person',
    id: personId,
    version: 1,
    accountId,
    openLeads: [],
    contactKeys: [...(contact?.keys ?? [])],
    consents: {},
    ...broughtBy(context),
    ...present({ role: contact?.role }),
  };
  const account: Account = {
    kind: 'account',
    id: accountId,
    version: 1,
    mainPersonId: personId,
    ...broughtBy(context),
    ...present({ company, taxId, ...about }),
  };
  const keys = await freeKeys(account, records);
  const plan = together(
    change(undefined, person, { type: 'PersonAppeared', data: { source: 'import' } }),
    change(undefined, account, { type: 'AccountOpened', data: { personId } }),
    claim(
      ...keys.map((key) => ({ key, holder: account })),
      ...person.contactKeys.map((key) => ({ key, holder: person })),
    ),
  );
  const items: PersonalItem[] = contact
    ? [{ kind: 'contacts', of: personId, id: personId, value: contact.contacts }]
    : [];
  return { account, person, plan, items };
}

/** The keys it may hold: of those of its name the first that no namesake holds. */
async function freeKeys(account: Account, records: RowStores['records']): Promise<string[]> {
  const names = nameKeys(account);
  const holders = await Promise.all(names.map((key) => records.holderOf(key)));
  const free = names.filter((_, n) => holders[n] === undefined);
  return [...taxKeys(account), ...free.slice(0, 1)];
}

/** An account there is: nothing has to be done for it. */
export const knownAccount = (account: Account): Pick<Opened, 'account' | 'plan' | 'items'> => ({
  account,
  plan: together(),
  items: [],
});

/** Of several accounts with one name only a tax id tells which is meant. */
export const notOne = (column: string, { company }: Called): RowRejected => ({
  ok: false,
  errors: [wrong(column, String(company), 'a name only one account has, or its tax id beside it')],
});
