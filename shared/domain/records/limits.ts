import { buyersOf } from '../return/buyer.ts';
import { scoreId } from '../return/score.ts';
import { TooLarge } from './errors.ts';
import type { Commit, Plan } from './records.ts';

/** An item of DynamoDB holds 400 KB, names included; what indexes copy and the token beside it need room too. */
export const recordBytes = 380_000;
/** A transaction holds 100 actions and 4 MB. */
const commitActions = 100;
const commitBytes = 4_000_000;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Whether there is nothing to write. */
export const isEmpty = ({ changes, claims, releases, facts, idempotency }: Commit): boolean =>
  [changes, claims, releases, facts].every(({ length }) => length === 0) && idempotency === undefined;

/** The first thing a plan would write twice: a transaction takes one item once. */
function twiceIn({ changes, claims, releases, conditions = [] }: Plan): string | undefined {
  const items = [
    ...changes.map(({ record: { kind, id } }) => `${kind}/${id}`),
    ...[...buyersOf(changes)].map((id) => `score/${scoreId(id)}`),
    ...[...claims, ...releases].map(({ key }) => `the key ${key}`),
    ...conditions.map((condition) =>
      'unheld' in condition ? `the key ${condition.unheld}` : `${condition.unchanged.kind}/${condition.unchanged.id}`,
    ),
  ];
  return items.find((item, n) => items.indexOf(item) !== n);
}

/**
 * That a commit is one that a transaction takes. One that writes an item twice is a programming error and throws.
 *
 * @throws TooLarge when a record, or the commit as a whole, does not fit into a transaction
 */
export function assertFits(commit: Commit): void {
  const { changes, claims, releases, facts, idempotency, conditions = [] } = commit;
  const lists = [changes, claims, releases, facts, conditions];
  const actions = lists.reduce((sum, { length }) => sum + length, (idempotency ? 1 : 0) + buyersOf(changes).size);
  if (actions > commitActions)
    throw new TooLarge(`a commit of ${String(actions)} actions; ${String(commitActions)} are allowed`);
  const twice = twiceIn(commit);
  if (twice !== undefined) throw new Error(`one commit writes ${twice} twice`);
  for (const { record } of changes) {
    const size = bytesOf(record);
    if (size > recordBytes)
      throw new TooLarge(`${record.kind} ${record.id} has ${String(size)} bytes; ${String(recordBytes)} are allowed`);
  }
  const size = bytesOf([changes, facts, idempotency]);
  if (size > commitBytes) throw new TooLarge(`a commit of ${String(size)} bytes; ${String(commitBytes)} are allowed`);
}
