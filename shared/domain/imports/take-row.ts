/** What becomes of one row that is taken in. */
import { flagDuplicates, isSuspectable } from '../duplicates/suspect.ts';
import { Problem } from '../problem.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together } from '../records/plan.ts';
import type { AnyRecord, Plan } from '../records/records.ts';
import { foundNow, isSearchable } from '../search/index-record.ts';
import { wrong, type ReadRow } from './columns.ts';
import { isOfRow, type Known, type RowContext, type RowDecision, type RowKind, type RowStores } from './row-kind.ts';

export type Outcome =
  | { readonly name: 'imported' | 'unchanged' | 'removed' | 'kept' | 'nothing' }
  | { readonly name: 'rejected'; readonly errors: Extract<ReadRow<never>, { ok: false }>['errors'] };

/** Facts of origin `import` start nothing. */
export const asImport = { origin: 'import', rounds: 10 } as const;

/** Takes one row in; in a dry run the records are what it would have made over what is there. The consumer that keeps the search index hears nothing of an import: what was made is put there here. */
export async function takeRow<Row extends object>(
  kind: RowKind<Row>,
  row: Row,
  { dryRun }: { readonly dryRun: boolean },
  stores: RowStores,
  context: RowContext,
): Promise<Outcome> {
  try {
    const { plan, outcome, before } = await decideAndCommit(
      stores.records,
      context,
      async () => taken(await kind.decide(row, stores, context), dryRun, stores, context),
      asImport,
    );
    if (!dryRun) await index(before ? await beside(before, kind, row, stores) : broughtIn(plan), stores, context);
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
  dryRun: boolean,
  { people }: RowStores,
  context: RowContext,
): Promise<Taken> {
  if (!decision.ok) return nothingBut({ name: 'rejected', errors: decision.errors });
  if ('known' in decision) {
    const { known } = decision;
    return isOfRow(known, context)
      ? { ...nothingBut({ name: 'imported' }), before: known }
      : nothingBut({ name: 'unchanged' });
  }
  if (!dryRun && decision.items) await people.put(decision.items);
  return { ok: true, plan: decision.plan, outcome: { name: 'imported' } };
}

// Stryker disable next-line ArrayDeclaration: nothing is made findable of what is no record
const broughtIn = ({ changes }: Plan): AnyRecord[] =>
  changes.flatMap(({ record, expected }) => (expected === 'new' ? [record] : []));

/** A record, with its person, and its account with whom one meets there first. */
async function beside<Row extends object>(known: Known, kind: RowKind<Row>, row: Row, stores: RowStores) {
  const [person, accounts] = [await kind.personOf?.(row, stores), await kind.accountsOf(row, stores)];
  const ids = accounts.map(({ mainPersonId }) => mainPersonId);
  const record = known as AnyRecord; // a part of one has no kind, and nothing is to be done for it
  return [record, person, ...accounts, ...(await stores.records.getMany('person', ids))];
}

/** Makes records found, and flags what looks like the same ones. */
async function index(
  records: readonly (AnyRecord | undefined)[],
  stores: RowStores,
  context: RowContext,
): Promise<void> {
  for (const record of records) {
    if (!record) continue;
    if (isSearchable(record)) await stores.index.put(await foundNow(record, stores.people));
    if (isSuspectable(record)) await flagDuplicates(record, stores, () => context, 'import');
  }
}
