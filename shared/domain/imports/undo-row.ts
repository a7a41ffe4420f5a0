/** What becomes of what one row made, when its import is taken back. */
import type { Account } from '../accounts/account.ts';
import type { Person } from '../people/person.ts';
import { allOf } from '../records/all-of.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, release, remove } from '../records/plan.ts';
import type { AnyRecord, Claim, Plan } from '../records/records.ts';
import { keysOf } from './account-of.ts';
import type { Pass } from './import.ts';
import { removeBeside, type Told } from './left-behind.ts';
import {
  isOf,
  kept,
  nothing,
  removing,
  type RowContext,
  type RowKind,
  type RowStores,
  type Undoing,
} from './row-kind.ts';
import { asImport, type Outcome } from './take-row.ts';
import { isWorkedWith } from './worked-with.ts';

/** Takes back, in one pass, what one row made. */
export function undoRow<Row extends object>(
  pass: Pass,
  kind: RowKind<Row>,
  row: Row,
  stores: RowStores,
  context: RowContext,
): Promise<Outcome> {
  const undo = {
    rows: () => kind.undo(row, stores, context),
    // Stryker disable next-line OptionalChaining: this pass is only for kinds that bring people
    people: async () => undoPerson(await kind.personOf?.(row, stores), stores, context),
    accounts: async () => undoAccount(await kind.accountsOf(row, stores), stores, context),
  }[pass];
  return takeBack(undo, stores, context);
}

async function takeBack(undo: () => Promise<Undoing>, stores: RowStores, context: RowContext): Promise<Outcome> {
  const { plan, name } = await decideAndCommit(
    stores.records,
    context,
    async () => ({ ok: true, ...(await undo()) }),
    asImport,
  );
  await removeBeside(toldIn(plan), stores, context);
  return { name };
}

const toldIn = ({ facts, changes }: Plan): Told[] => {
  const versions = new Map(changes.map(({ record: { id, version } }) => [id, version]));
  return facts.map((fact) => ({ ...fact, version: versions.get(fact.subject.id) ?? 0 }));
};

const heldBy = (keys: readonly string[], holder: AnyRecord): Claim[] => keys.map((key) => ({ key, holder }));

/** One who is met first at an account goes with it, or stays with it. */
async function undoPerson(person: Person | undefined, stores: RowStores, context: RowContext): Promise<Undoing> {
  if (!person || !isOf(person, context)) return nothing;
  const account = person.accountId === undefined ? undefined : await stores.records.get('account', person.accountId);
  if (account?.mainPersonId === person.id) return nothing;
  return (await isNeeded(person, stores)) ? kept : removing(removed(person, context), letGo(person));
}

const removed = (record: Account | Person, { importId }: RowContext): Plan =>
  remove(record, { type: 'RecordRemoved', data: { importId } });

const letGo = (person: Person): Plan => release(...heldBy(person.contactKeys, person));

/** Whether a person has asked for something, agreed to something, or is named in a deal. */
async function isNeeded(person: Person, { records, journal }: RowStores): Promise<boolean> {
  const { id, accountId, openLeads, consents } = person;
  if (openLeads.length > 0 || Object.keys(consents).length > 0 || (await isWorkedWith(person, journal))) return true;
  const ids = { lead: [] as string[], deal: [] as string[] };
  for await (const entry of allOf({ index: 'parent', of: accountId ?? id }, records))
    if (entry.kind === 'lead' || entry.kind === 'deal') ids[entry.kind].push(entry.id);
  const [leads, deals] = [await records.getMany('lead', ids.lead), await records.getMany('deal', ids.deal)];
  const named = [...leads, ...deals, ...deals.flatMap(({ committee }) => committee)];
  return named.some(({ personId }) => personId === id);
}

/** Takes back the account a row opened, with its first person, when nobody has anything to do with it. */
async function undoAccount(accounts: readonly Account[], stores: RowStores, context: RowContext): Promise<Undoing> {
  const account = accounts.find((one) => isOf(one, context));
  if (!account) return nothing;
  const { records, journal } = stores;
  const [person] = await records.getMany('person', [account.mainPersonId]);
  const isFree =
    person &&
    person.openLeads.length === 0 &&
    Object.keys(person.consents).length === 0 &&
    !(await isWorkedWith(account, journal)) &&
    !(await isWorkedWith(person, journal)) &&
    (await isAlone(account, stores));
  return isFree
    ? removing(
        removed(account, context),
        removed(person, context),
        letGo(person),
        release(...(await held(account, stores))),
      )
    : keeping(account);
}

/** From now on it is not the import's: other rows are about it too, and it is counted once. */
function keeping({ importId, importRow: _row, ...account }: Account): Undoing {
  const fact = { type: 'RecordKept', data: { importId: String(importId) } } as const;
  return { name: 'kept', plan: change(account, { ...account, version: account.version + 1 }, fact) };
}

/** Of the keys it may have been opened with, those it holds. */
async function held(account: Account, { records }: RowStores): Promise<Claim[]> {
  const keys = keysOf(account);
  const holders = await Promise.all(keys.map((key) => records.holderOf(key)));
  return heldBy(
    keys.filter((_, n) => holders[n]?.id === account.id),
    account,
  );
}

/** Whether an account has nothing but its first person and purchases that were taken back. */
async function isAlone({ id, mainPersonId }: Account, { records }: RowStores): Promise<boolean> {
  const purchases: string[] = [];
  for await (const entry of allOf({ index: 'parent', of: id }, records)) {
    if (entry.kind === 'purchase') purchases.push(entry.id);
    else if (entry.id !== mainPersonId) return false;
  }
  return (await records.getMany('purchase', purchases)).every(({ reversed }) => reversed === 'undone');
}
