/** What time it is for the plant: on a local stage its clock can be ahead. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePlant } from './plant.ts';

export const nowQuery = queryOptions({
  queryKey: ['now'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<{ readonly now: string; readonly aheadMs: number }> => {
    const answer = await fetch('/api/health', { signal });
    const { now } = (await answer.json()) as { now: string };
    return { now, aheadMs: Date.parse(now) - Date.now() };
  },
});

const tickMs = 30_000;

/** The present instant, every half minute anew. */
export function useNow(): string {
  const { data } = useQuery(nowQuery);
  const [wallMs, setWallMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setWallMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return new Date(wallMs + (data?.aheadMs ?? 0)).toISOString();
}

/** Today, in the plant’s time zone: `2026-11-27`. */
export function useToday(): string {
  const { timeZone } = usePlant();
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(useNow())); // Swedes write days as ISO 8601 does
}
