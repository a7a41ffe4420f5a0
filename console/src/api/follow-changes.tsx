import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Change, useChanges } from './changes.ts';
import { nowQuery } from './now.ts';
import { useIsIn } from './use-session.ts';

/** The first words of the keys of queries that show something of a record of a kind. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  lead: ['leads-board', 'day', 'quarantine', 'baskets'],
  deal: ['deals-board', 'day', 'baskets'],
  task: ['day', 'tasks', 'lead', 'deal', 'account'],
  account: ['accounts'],
  activity: ['activities'],
  enrolment: ['baskets'],
  'win-back': ['win-backs'],
  import: ['imports'],
};

/** Lets queries be asked again when others change what they show. */
export function FollowChanges() {
  const queries = useQueryClient();
  const isIn = useIsIn();
  const { data: start } = useQuery(nowQuery);
  const mayHear = isIn('manager', 'head', 'marketer', 'office', 'director');
  const heard = useCallback(
    (changes: readonly Change[]) => {
      const names = new Set(changes.flatMap(({ kind }) => shownIn[kind] ?? []));
      for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
      for (const { kind, id } of changes) void queries.invalidateQueries({ queryKey: [kind, id] });
    },
    [queries],
  );
  useChanges(mayHear ? start?.now : undefined, heard);
  return null;
}
