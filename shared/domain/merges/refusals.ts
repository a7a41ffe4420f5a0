/** Why two records are not merged. */
import { refuse, type Refused } from '../records/refusal.ts';
import { type Aliased, mostAliases } from './aliases.ts';

type Pair<R> = { readonly winner: R; readonly loser: R };
type Named = { readonly kind: string; readonly id: string };

export const itself = <R extends Named>({ winner, loser }: Pair<R>): Refused | undefined =>
  winner.id === loser.id ? refuse('same-record', `${winner.kind} ${winner.id} is that record itself`) : undefined;

/** Only what stands by itself is merged: an alias goes on to its survivor, which is what to merge. */
export function aliasRefusal<R extends Named & { readonly kind: Aliased; readonly mergedInto?: string | undefined }>({
  winner,
  loser,
}: Pair<R>): Refused | undefined {
  const alias = [winner, loser].find(({ mergedInto }) => mergedInto !== undefined);
  if (alias === undefined) return undefined;
  return refuse(
    'merged-already',
    `${alias.kind} ${alias.id} was merged into ${String(alias.mergedInto)}; merge that one`,
  );
}

export const tooManyRefusal = ({ aliases }: { readonly aliases?: readonly string[] | undefined }) =>
  (aliases?.length ?? 0) < mostAliases
    ? undefined
    : refuse('too-many-merged', `${String(mostAliases)} records are merged into it already; no more are allowed`);
