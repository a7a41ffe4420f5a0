import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Options } from '../../../api/endpoint.ts';
import { useChange } from '../../../api/use-change.ts';
import { useConflictNote } from '../../../moves/use-moving.ts';

type Card = { readonly id: string; readonly version: number };
type Tree = Readonly<Record<string, unknown>>;

type Editing<C> = {
  /** Of the query that holds the card. */
  readonly queryKey: QueryKey;
  readonly card: C;
  /** What else shows it. */
  readonly refresh: readonly QueryKey[];
};

/**
 * Edits a record in place: it is shown as it will be at once, and as it was again when the API refuses. `null` forgets
 * a field.
 */
export function useRecordEdit<P extends { id: string }, C extends Card, A extends object>(
  patch: (asked: P, options: Options) => Promise<A>,
  { queryKey, card, refresh }: Editing<C>,
): (changes: Omit<P, 'id' | 'expectedVersion'>) => void {
  const queries = useQueryClient();
  const noteConflict = useConflictNote();
  const before = useRef<C>(undefined);
  const { change } = useChange(patch, {
    refresh: () => refresh,
    done: (answered) => queries.setQueryData<C>(queryKey, (held) => held && { ...held, ...answered }),
    failed: (error) => {
      queries.setQueryData(queryKey, before.current);
      void queries.invalidateQueries({ queryKey });
      return noteConflict(error);
    },
  });
  return (changes) => {
    before.current = queries.getQueryData<C>(queryKey) ?? card;
    void queries.cancelQueries({ queryKey, exact: true });
    queries.setQueryData<C>(queryKey, (held) => held && withChanges(held, changes as Tree));
    change({ ...changes, id: card.id, expectedVersion: before.current.version } as unknown as P); // the two that were left out are there again
  };
}

/** The card as it will be; answers to criteria are added to those there are. */
function withChanges<C extends Card>(card: C, changes: Tree): C {
  const held = card as unknown as Tree;
  const { criteria, ...fields } = changes;
  const all: Tree = {
    ...held,
    ...fields,
    ...(criteria !== undefined && { criteria: { ...(held.criteria as object), ...(criteria as object) } }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as unknown as C; // the same card with other values
}
