import { listed } from '../accounts/members.ts';
import type { Records } from '../records/records.ts';

type Member = { readonly id: string; readonly aliases?: readonly string[] | undefined };

/** The merge each alias of a family became one by, as long as it is not undone. */
export async function mergesInto(
  family: readonly Member[],
  records: Pick<Records, 'list' | 'getMany'>,
): Promise<ReadonlyMap<string, string>> {
  const parents = family.filter(({ aliases = [] }) => aliases.length > 0).map(({ id }) => id);
  const entries = await listed('merge', parents, records);
  const merges = await records.getMany(
    'merge',
    entries.map(({ id }) => id),
  );
  return new Map(merges.filter(({ undone }) => !undone).map(({ id, loser }) => [loser, id]));
}
