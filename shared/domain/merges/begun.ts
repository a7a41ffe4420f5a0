import { byOf } from '../people/by.ts';
import type { Context } from '../records/context.ts';
import type { Merge, Mergeable } from './merge.ts';

export type Merged = { readonly merge: Merge };
type Named = { readonly id: string };

/** The record of a merge made now. */
export const begun = (
  of: Mergeable,
  { winner, loser }: { readonly winner: Named; readonly loser: Named },
  { at, by, newId }: Context,
): Merge => ({ kind: 'merge', id: newId(), version: 1, of, into: winner.id, loser: loser.id, at, by: byOf(by) });
