/** Hears within seconds what others change, and lets the queries that show it be asked again. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type * as ListChanges from '../../../functions/api/sales/list-changes/contract.ts';
import { endpoint } from './endpoint.ts';
import { ApiProblem } from './problem.ts';

const listChanges = endpoint<typeof ListChanges>('GET', '/changes');

/** Others see a change within five seconds: this, and what the answer takes. */
const everyMs = 3000;
const seenMost = 5000;

export type Change = { readonly kind: string; readonly id: string; readonly version: number };

/** Follows `/changes` while the page is looked at, from the moment it is mounted. */
export function useChanges(since: string | undefined, heard: (changes: readonly Change[]) => void): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (since === undefined) return;
    let from = since;
    const ended = new AbortController();
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      try {
        const { items, next } = await listChanges({ since: from }, { signal: ended.signal });
        from = next;
        const fresh = items.filter(({ kind, id, version }) => !seen.has(`${kind} ${id} ${String(version)}`));
        if (seen.size > seenMost) seen.clear();
        for (const { kind, id, version } of fresh) seen.add(`${kind} ${id} ${String(version)}`);
        if (fresh.length > 0) heard(fresh);
      } catch (error) {
        if (error instanceof ApiProblem && error.document.status === 410) {
          from = new Date().toISOString();
          await queries.invalidateQueries(); // away for longer than changes are told
        } // else not answered: it is asked again
      }
    };
    let timer: ReturnType<typeof setTimeout>;
    const again = (): void => {
      timer = setTimeout(() => void look().finally(again), everyMs);
    };
    again();
    const onShown = (): void => {
      if (document.visibilityState === 'visible') void look();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => {
      clearTimeout(timer);
      ended.abort();
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [since, heard, queries]);
}
