/** Rows that each add one thing to a deal, a lead or an account that is there: a task, an activity, a note. */
import type { FactDraft } from '../facts/draft.ts';
import type { By } from '../people/by.ts';
import type { PersonalItem } from '../people/people.ts';
import { change, claim, release, remove, together } from '../records/plan.ts';
import type { RecordOf } from '../records/records.ts';
import { aboutKeys, type AboutRow, addedTo, type Subject, subjectOf } from './about.ts';
import { cameKey } from './came.ts';
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

type AddedKind = 'task' | 'activity' | 'note';

type Words = { readonly text: string; readonly at: string; readonly by: By };

/** What a row adds, the facts its subject's journal has of it, and its words. */
export type Adding<K extends AddedKind> = {
  readonly record: RecordOf<K>;
  readonly facts: readonly FactDraft[];
  readonly words?: Words | undefined;
};

/** A row without an id of its own is the same as another when all that it says is. */
export function addedRows<K extends AddedKind, Row extends AboutRow & { readonly externalId?: string }>(
  kind: K,
  add: (row: Row, subject: Subject, context: RowContext) => Adding<K>,
): RowKind<Row> {
  const keyOf = (row: Row): string => cameKey(kind, row.externalId, JSON.stringify(row));
  const addedBy = async (row: Row, { records }: RowStores): Promise<RecordOf<AddedKind> | undefined> => {
    const holder = await records.holderOf(keyOf(row));
    return holder && records.get<AddedKind>(kind, holder.id);
  };
  return {
    keysOf: (row) => [...aboutKeys(row), keyOf(row)],
    decide: async (row, stores, context) => {
      const known = await addedBy(row, stores);
      if (known) return { ok: true, known };
      const found = await subjectOf(row, stores, context);
      if (!found.ok) return found;
      const { subject } = found;
      const { record, facts, words } = add(row, subject, context);
      const plan = together(
        change(subject, addedTo(subject), ...facts),
        change(undefined, record),
        claim({ key: keyOf(row), holder: record }),
      );
      return { ok: true, plan, ...(words && { items: [said(record, words)] }) };
    },
    undo: async (row, stores, context) => takenBack(await addedBy(row, stores), keyOf(row), context),
    accountsOf: () => Promise.resolve([]),
  };
}

/** Words are kept with the people of what they are about, whom they may name. */
const said = ({ id, subject }: RecordOf<AddedKind>, { text, at, by }: Words): PersonalItem => ({
  kind: 'note',
  of: subject.id,
  id,
  value: { text, at, by: by.id ?? by.kind },
});

/** Nobody changes an activity or a note; a task that was given to somebody else, or done, stays. */
function takenBack(added: RecordOf<AddedKind> | undefined, key: string, context: RowContext): Undoing {
  if (!added || !isOf(added, context)) return nothing;
  if (added.version > 1) return kept;
  const { importId } = context;
  return removing(
    remove(added, { type: 'RecordRemoved', data: { importId, of: added.subject.id } }),
    release({ key, holder: added }),
  );
}
