/** What becomes of one row, taken in or taken back. */
import type { Account } from '../accounts/account.ts';
import { Problem } from '../problem.ts';
import { allOf } from '../records/all-of.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, release, remove, together } from '../records/plan.ts';
import type { AnyRecord, Change, Claim, Plan } from '../records/records.ts';
import { foundNow, isSearchable } from '../search/index-record.ts';
import { keysOf } from './account-of.ts';
import { wrong, type ReadRow } from './columns.ts';
import {
  isOf,
  type Known,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
  type RowStores,
  type Undoing,
} from './row-kind.ts';

export type Outcome =
  | { readonly name: 'imported' | 'unchanged' | 'removed' | 'kept' | 'nothing' }
  | { readonly name: 'rejected'; readonly errors: Extract<ReadRow<never>, { ok: false }>['errors'] };

const asImport = { origin: 'import', rounds: 10 } as const;

type How = {
  readonly dryRun: boolean;
  /** A try before this one broke off: what this import made is not something known before. */
  readonly isAgain: boolean;
};

/** Takes one row in: facts of origin `import` start nothing, so what was made is put into the search index here. */
export async function takeRow<Row extends object>(
  kind: RowKind<Row>,
  row: Row,
  how: How,
  stores: RowStores,
  context: RowContext,
): Promise<Outcome> {
  try {
    const { plan, outcome, before } = await decideAndCommit(
      stores.records,
      context,
      async () => taken(await kind.decide(row, stores, context), how, stores, context),
      asImport,
    );
    await index(before ? await beside(before, await kind.accountsOf(row, stores), stores) : plan.changes, stores);
    return outcome;
  } catch (error) {
    if (error instanceof Problem) return { name: 'rejected', errors: [wrong('', '', error.details.detail)] };
    throw error;
  }
}

/** `before`: it was made in a try that broke off, maybe before it was found. */
type Taken = { readonly ok: true; readonly plan: Plan; readonly outcome: Outcome; readonly before?: Known };
const nothingBut = (outcome: Outcome): Taken => ({ ok: true, plan: together(), outcome });

/** What a decision comes to; what it says of people is put before it is committed. */
async function taken(
  decision: RowDecision,
  { dryRun, isAgain }: How,
  { people }: RowStores,
  { importId }: RowContext,
): Promise<Taken> {
  if (!decision.ok) return nothingBut({ name: 'rejected', errors: decision.errors });
  if ('known' in decision) {
    const { known } = decision;
    return isAgain && isOf(known, importId)
      ? { ...nothingBut({ name: 'imported' }), before: known }
      : nothingBut({ name: 'unchanged' });
  }
  if (dryRun) return nothingBut({ name: 'imported' });
  await people.put(decision.items);
  return { ok: true, plan: decision.plan, outcome: { name: 'imported' } };
}

/** A record, and its account with whom one meets there first. */
async function beside(known: Known, accounts: readonly Account[], { records }: RowStores) {
  const ids = accounts.map(({ mainPersonId }) => mainPersonId);
  const people = await records.getMany('person', ids);
  return [known, ...accounts, ...people].map((record) => ({ record }));
}

/** Makes what was changed found, or no longer found. */
async function index(changes: readonly Pick<Change, 'record' | 'gone'>[], stores: RowStores): Promise<void> {
  for (const { record, gone } of changes) {
    if (!isSearchable(record)) continue;
    const { kind, id, version } = record;
    await stores.index.put(gone ? { kind, id, version, terms: [], words: '' } : await foundNow(record, stores.people));
  }
}

/** Takes back what one row made. */
export const undoRow = <Row extends object>(
  kind: RowKind<Row>,
  row: Row,
  stores: RowStores,
  context: RowContext,
): Promise<Outcome> => takeBack(() => kind.undo(row, stores, context), stores, context);

/** Takes back the account a row opened, with its first person, when nobody has anything to do with it. */
export const undoAccount = <Row extends object>(
  kind: RowKind<Row>,
  row: Row,
  stores: RowStores,
  context: RowContext,
): Promise<Outcome> =>
  takeBack(
    async () => {
      const accounts = await kind.accountsOf(row, stores);
      const account = accounts.find((one) => isOf(one, context.importId));
      return account ? undoingOf(account, stores, context) : nothing;
    },
    stores,
    context,
  );

async function undoingOf(account: Account, stores: RowStores, { importId }: RowContext): Promise<Undoing> {
  const [person] = await stores.records.getMany('person', [account.mainPersonId]);
  if (!person || account.version + person.version > 2 || !(await isAlone(account, stores))) return keeping(account);
  const removed = { type: 'RecordRemoved', data: { importId } } as const;
  return removing(
    remove(account, removed),
    remove(person, removed),
    release(...heldBy(person.contactKeys, person), ...(await held(account, stores))),
  );
}

/** From now on it is not the import's: other rows are about it too, and it is counted once. */
function keeping({ importId: _not, ...account }: Account): Undoing {
  return { name: 'kept', plan: change(account, { ...account, version: account.version + 1 }) };
}

const heldBy = (keys: readonly string[], holder: AnyRecord): Claim[] => keys.map((key) => ({ key, holder }));

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

async function takeBack(undo: () => Promise<Undoing>, stores: RowStores, context: RowContext): Promise<Outcome> {
  const { plan, name } = await decideAndCommit(
    stores.records,
    context,
    async () => ({ ok: true, ...(await undo()) }),
    asImport,
  );
  await index(plan.changes, stores);
  const people = plan.changes.filter(({ record }) => record.kind === 'person');
  await stores.people.remove(people.map(({ record: { id } }) => ({ kind: 'contacts', of: id, id })));
  return { name };
}
