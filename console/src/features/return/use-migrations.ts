import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useToday } from '../../api/now.ts';
import { type Moved, migrationsQuery, type Period } from './api.ts';

export const mostDays = 92;
const usualDays = 30;
const dayMs = 86_400_000;

/** A day so many days before another. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** What moves somebody: what they did, or that others moved the boundaries. */
export const drawn = ['own', 'boundary'] as const;

/** Who went from group to group within the days that the address names, by the causes it names. */
export function useMigrations() {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const to = search.get('to') ?? today;
  const period: Period = { from: search.get('from') ?? daysBefore(to, usualDays - 1), to };
  const isWrong = period.from > to || daysBefore(to, mostDays - 1) > period.from;
  const query = useQuery({ ...migrationsQuery(period), enabled: !isWrong });
  const causes = drawn.filter((cause) => search.get('without') !== cause);
  const moved = query.data?.moved ?? [];
  const isShown = ({ from, to: there, cause }: Moved): boolean =>
    from !== undefined && there !== undefined && causes.some((each) => each === cause);
  const set = (changes: Readonly<Record<string, string | undefined>>): void =>
    setSearch((before) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) before.delete(name);
        else before.set(name, value);
      }
      return before;
    });
  return { period, today, isWrong, query, causes, moved, shown: moved.filter(isShown), set };
}
