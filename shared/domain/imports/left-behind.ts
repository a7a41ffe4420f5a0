/** What is kept beside a record, and goes with it: search terms, contacts, the words of a note. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { FactData } from '../facts/draft.ts';
import type { PersonalRef } from '../people/people.ts';
import type { Context } from '../records/context.ts';
import { forgetSuspicions } from '../duplicates/forget.ts';
import type { Ref } from '../records/records.ts';
import { isSearchKind } from '../search/index-record.ts';
import { inTurns } from './in-turns.ts';
import type { RowStores } from './row-kind.ts';

/** A fact of an undo, with the version of its subject. */
export type Told = {
  readonly type: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Removes what was beside the records that facts say are gone. Doing it twice does it once. */
export async function removeBeside(
  told: readonly Told[],
  { index, people, records }: Pick<RowStores, 'index' | 'people' | 'records'>,
  context: Context,
): Promise<void> {
  for (const {
    subject: { kind, id },
    version,
  } of told.filter(isRemoval))
    if (isSearchKind(kind)) {
      await index.put({ kind, id, version, terms: [], words: '' });
      await forgetSuspicions(id, records, context);
    }
  await people.remove(told.flatMap(besideOf));
}

const isRemoval = ({ type }: Told): boolean => type === 'RecordRemoved';

function besideOf({ type, subject: { kind, id }, data }: Told): PersonalRef[] {
  if (type === 'ConsentRemoved') return [{ kind: 'evidence', of: id, id: (data as FactData<typeof type>).evidenceId }]; // as its type says
  if (type !== 'RecordRemoved') return [];
  return personalOf[kind]?.(id, (data as FactData<typeof type>).of) ?? []; // as its type says
}

const personalOf: Readonly<Partial<Record<string, (id: string, of?: string) => PersonalRef[]>>> = {
  person: (id) => [{ kind: 'contacts', of: id, id }],
  lead: (id) => [{ kind: 'submission', of: id, id }],
  activity: (id, of = id) => [{ kind: 'note', of, id }],
  note: (id, of = id) => [{ kind: 'note', of, id }],
};

/** Clocks of several functions differ by less. */
const skewMs = 10_000;
/** A person agreed to no more than that. */
const mostFacts = 20;

/** Removes what tries since then left beside records they had taken back when they broke off. */
export async function removeLeftBehind(since: Instant, stores: RowStores, context: Context): Promise<void> {
  const { journal } = stores;
  const from = new Date(Date.parse(since) - skewMs).toISOString();
  const ids = new Set((await journal.changesBetween(from, context.at)).map(({ id }) => id));
  const last = (id: Ref['id']) => journal.of({ id }, { newestFirst: true, limit: mostFacts });
  await inTurns(
    [...ids],
    // Stryker disable next-line ArrayDeclaration: each is there once, so that none waits
    (id) => [id],
    async (id) => removeBeside((await last(id)).items, stores, context),
  );
}
