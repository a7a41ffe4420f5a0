/** One part of an import after another: read, decide row by row, remember how far it came. A part may be done twice. */
import type { Clock } from '../clock.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { Files } from '../files.ts';
import type { FactDraft } from '../facts/draft.ts';
import { commitPlan } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { change } from '../records/plan.ts';
import type { Policies } from '../settings/policy.ts';
import { type Fields, placesOf, type ReadRow, readRow } from './columns.ts';
import { dryRecords } from './dry-records.ts';
import { errorsKey, type Import, type Pass, passes, restarted, type RowError, type Rows } from './import.ts';
import { inTurns } from './in-turns.ts';
import { removeLeftBehind } from './left-behind.ts';
import { FileGone, type Part, readPart } from './read-part.ts';
import type { RowContext, RowKind, RowStores } from './row-kind.ts';
import { rowFields } from './kinds/row-fields.ts';
import { rowKinds } from './kinds/row-kinds.ts';
import { type Outcome, takeRow } from './take-row.ts';
import { undoRow } from './undo-row.ts';
import { Unreadable } from './unreadable.ts';

export type Importing = RowStores & {
  readonly files: Pick<Files, 'read' | 'put'>;
  readonly clock: Clock;
  readonly policies: Policies;
  readonly newId: () => string;
  /** Whether this part has worked long enough. */
  readonly isTimeUp: () => boolean;
};

/** Rows decided before it is asked whether time is up. */
const slice = 200;
/** Rows rejected after which a part ends: what was wrong with them is read in one piece. */
const mostRejected = 400;

/** Does the next part of an import, or of its undoing; `more`: there is another one. */
export async function importPart(id: string, stores: Importing): Promise<{ more: boolean }> {
  try {
    const begun = await begin(id, stores);
    return { more: begun !== undefined && (await work(begun, stores)) };
  } catch (error) {
    if (error instanceof StaleVersion) return { more: false }; // another execution began after this one, or it is to be undone: that one goes on
    throw error;
  }
}

/** Marks that the part was begun, so that the next try knows of this one; nothing when there is nothing left to do. */
async function begin(id: string, stores: Importing): Promise<Import | undefined> {
  const before = await stores.records.get('import', id);
  if (!before || !['waiting', 'running', 'undoing'].includes(before.state.name)) return undefined;
  const state = before.state.name === 'waiting' ? ({ name: 'running' } as const) : before.state;
  const context = await contextOf(before, stores);
  const { tries, begunAt = context.at } = before.cursor;
  const begun: Import = {
    ...before,
    version: before.version + 1,
    state,
    cursor: { ...before.cursor, tries: tries + 1, begunAt },
  };
  await save(before, begun, stores, context);
  // Stryker disable next-line ConditionalExpression: looking again finds nothing, and takes time
  if (state.name === 'undoing' && tries > 0) await removeLeftBehind(begunAt, stores, context);
  return begun;
}

type PartContext = Omit<RowContext, 'importRow'>;

/** What rows are decided with; taken back, they are read under the settings they were taken in with. */
async function contextOf(
  { id, by, state, openedAt }: Import,
  { clock, policies, newId }: Importing,
): Promise<PartContext> {
  const at = await clock.now();
  // Stryker disable next-line ArrayDeclaration: nobody asks for their groups again
  const actor = { kind: 'staff', id: by.id ?? by.kind, groups: [] } as const;
  const policy = await policies.at(state.name === 'undoing' ? openedAt : at);
  return { by: actor, at, policy, newId, importId: id };
}

const save = (before: Import, after: Import, { records }: RowStores, context: PartContext, ...facts: FactDraft[]) =>
  commitPlan(records, change(before, after, ...facts), context);

async function work(begun: Import, stores: Importing): Promise<boolean> {
  const context = await contextOf(begun, stores);
  const { record, facts } = await after(begun, stores, context);
  await save(begun, { ...record, version: begun.version + 1 }, stores, context, ...facts);
  return record.state.name === 'running' || record.state.name === 'undoing';
}

type After = { readonly record: Import; readonly facts: FactDraft[] };

/** The import after its next part. */
async function after(begun: Import, stores: Importing, context: PartContext): Promise<After> {
  const read = await rowsOf(begun, stores, context).catch((error: unknown) => {
    if (error instanceof Unreadable) return error;
    throw error;
  });
  if (read instanceof Unreadable) return unreadable(begun, read, context);
  const over = begun.dryRun ? { ...stores, records: dryRecords(stores.records) } : stores;
  const outcomes = await outcomesOf(begun, read.rows, over, context);
  const record = await advanced(begun, read, outcomes, stores);
  const isOver = read.isLast && outcomes.length === read.rows.length;
  return isOver ? ended(record, context) : { record, facts: [] };
}

/** What cannot be read was never taken in: there is nothing of it to take back. */
function unreadable(begun: Import, error: Unreadable, context: PartContext): After {
  if (begun.state.name === 'undoing' && !(error instanceof FileGone)) return ended(begun, context);
  const why = error.message;
  const record: Import = { ...begun, state: { name: 'failed', at: context.at, why } };
  return { record, facts: [{ type: 'ImportFailed', data: { why } }] };
}

type Row = { readonly row: number; readonly endsAt: number; readonly read: ReadRow<object> | undefined };
type PartRows = Omit<Part, 'lines'> & { readonly rows: readonly Row[] };

/** The rows of the next part, read; nothing is read of an empty line. */
async function rowsOf(begun: Import, { files }: Importing, { policy, at }: PartContext): Promise<PartRows> {
  const { lines, ...part } = await readPart(begun, files);
  const fields = rowFields[begun.of](policy) as Fields<object>; // those of its kind
  const places = placesOf(fields, part.format.columns, begun.mapping);
  const { timeZone } = policy.calendar;
  const reading = { country: policy.company.country, today: dayOf(at, timeZone), timeZone };
  const rows = lines.map(({ cells, endsAt }, n) => ({
    row: part.first + n,
    endsAt,
    read: cells.every((cell) => cell === '') ? undefined : readRow(cells, fields, places, reading),
  }));
  return { ...part, rows };
}

/** What became of the rows, in their order, as far as time allowed. */
async function outcomesOf(begun: Import, rows: readonly Row[], stores: Importing, context: PartContext) {
  const { keysOf } = rowKinds[begun.of];
  const outcomes: (Outcome | undefined)[] = [];
  do {
    const some = rows.slice(outcomes.length, outcomes.length + slice);
    // Stryker disable next-line ArrayDeclaration: a row that is not taken in waits for no other
    const keysIn = ({ endsAt, read }: Row) => (read?.ok ? keysOf(read.row) : [String(endsAt)]);
    outcomes.push(
      ...(await inTurns(
        some,
        keysIn,
        ({ read, row }) => read && outcomeOf(begun, read, stores, { ...context, importRow: row }),
      )),
    );
  } while (outcomes.length < rows.length && !stores.isTimeUp() && count(outcomes, 'rejected') < mostRejected);
  return outcomes;
}

type Outcomes = readonly (Outcome | undefined)[];
const count = (outcomes: Outcomes, name: Outcome['name']): number =>
  outcomes.filter((outcome) => outcome?.name === name).length;

function outcomeOf(
  { of, state, dryRun }: Import,
  read: ReadRow<object>,
  stores: Importing,
  context: RowContext,
): Promise<Outcome> {
  if (!read.ok) return Promise.resolve({ name: 'rejected', errors: read.errors });
  const kind = rowKinds[of];
  return state.name === 'undoing'
    ? undoRow(state.pass, kind, read.row, stores, context)
    : takeRow(kind, read.row, { dryRun }, stores, context);
}

/** The import after a part: counted, with its cursor behind the last row, and what was wrong put into a file. */
async function advanced(
  begun: Import,
  { format, beginsAt, first, rows }: PartRows,
  outcomes: Outcomes,
  { files }: Importing,
): Promise<Import> {
  const byte = begun.cursor.byte + (rows[outcomes.length - 1]?.endsAt ?? beginsAt);
  const record: Import = { ...begun, format, cursor: { byte, row: first + outcomes.length, tries: 0 } };
  if (begun.state.name === 'undoing') return { ...record, undone: takenBack(begun.undone ?? none, outcomes) };
  const errors = outcomes.flatMap((outcome, n): RowError[] =>
    outcome?.name === 'rejected' ? outcome.errors.map((error) => ({ row: first + n, ...error })) : [],
  );
  const part = begun.rejectedByPart.length;
  if (errors.length > 0) await files.put(errorsKey(begun.id, part), JSON.stringify(errors));
  return { ...record, rows: takenIn(begun.rows, outcomes), rejectedByPart: [...begun.rejectedByPart, errors.length] };
}

const takenIn = ({ imported, unchanged, rejected }: Rows, outcomes: Outcomes): Rows => ({
  imported: imported + count(outcomes, 'imported'),
  unchanged: unchanged + count(outcomes, 'unchanged'),
  rejected: rejected + count(outcomes, 'rejected'),
});

type Undone = NonNullable<Import['undone']>;
const none: Undone = { removed: 0, kept: 0 };

const takenBack = ({ removed, kept }: Undone, outcomes: Outcomes): Undone => ({
  removed: removed + count(outcomes, 'removed'),
  kept: kept + count(outcomes, 'kept'),
});

/** The import when nothing comes after this part: done, or at the next pass of its undoing. */
function ended(record: Import, { at }: PartContext): After {
  if (record.state.name !== 'undoing')
    return { record: { ...record, state: { name: 'done', at } }, facts: [{ type: 'ImportDone', data: record.rows }] };
  const pass = passAfter(record.state.pass, rowKinds[record.of]);
  if (pass) return { record: { ...restarted(record), state: { name: 'undoing', pass } }, facts: [] };
  const undone = record.undone ?? none;
  return {
    record: { ...record, state: { name: 'undone', at }, undone },
    facts: [{ type: 'ImportUndone', data: undone }],
  };
}

/** The next pass of an undo that a kind of row has anything for. */
const passAfter = (pass: Pass, { personOf }: RowKind<object>): Pass | undefined =>
  passes.slice(passes.indexOf(pass) + 1).find((next) => next !== 'people' || personOf);
