/** A change to one record as its caller saw it: read, decide, look whether what it stands on is still so, commit. */
import type { Context } from './context.ts';
import { decideAndCommit } from './decide.ts';
import { assertStillSo } from './expected-version.ts';
import { found } from './found.ts';
import type { Decision } from './plan.ts';
import type { Journal, Plan, RecordKind, RecordOf, Records } from './records.ts';

/** Which record somebody changes, and the version of it they saw. */
export type Seen = { readonly id: string; readonly expectedVersion?: number | undefined };

type Changing<K extends RecordKind, Result extends object> = {
  readonly kind: K;
  readonly seen: Seen;
  /** What the change edits: another edit of one of these since the version seen is a conflict. */
  readonly fields: readonly string[];
  readonly decide: (record: RecordOf<K>) => Promise<Decision<Result>> | Decision<Result>;
  /** Puts what belongs to the decision and is in no record, before it is committed. */
  readonly keep?: ((decided: Result) => Promise<void>) | undefined;
  /** The id of the note that the first fact names. */
  readonly note?: string | undefined;
};

/**
 * Decides on a record as it stands, unless what the decision stands on changed since the version the caller saw, or,
 * where none is told, since the first look. Of two who are at it together the slower one learns who was faster.
 *
 * @throws Problem 404, or what a refusal or a conflict says
 */
export function changeAsSeen<K extends RecordKind, Result extends object>(
  { kind, seen: { id, expectedVersion }, fields, decide, keep, note }: Changing<K, Result>,
  { records, journal }: { readonly records: Records; readonly journal: Journal },
  context: Context,
): Promise<Result & { readonly plan: Plan }> {
  let seen = expectedVersion;
  const change = async (): Promise<Decision<Result>> => {
    const record = await found(records, kind, id);
    const decision = await decide(record);
    seen ??= record.version;
    if (isSettled(decision)) return decision;
    await assertStillSo(journal, record, seen, fields);
    if (decision.ok) await keep?.(decision);
    return decision;
  };
  return decideAndCommit(records, context, change, { note });
}

/** Nothing to do, not theirs to do, or it says itself who was faster: what changed meanwhile does not matter. */
const isSettled = (decision: Decision): boolean =>
  decision.ok
    ? decision.plan.changes.length === 0
    : decision.refusal.kind === 'forbidden' || decision.refusal.winner !== undefined;
