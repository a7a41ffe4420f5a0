/** Runs of scheduled functions: what the last one came to, and whether the next is late. */
import type { Instant } from '../calendar/instant-schema.ts';

/** What one run did, in numbers, or why it did not. */
export type RunEnd =
  | { readonly ok: true; readonly counts: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly why: string };

/** Where a scheduled function notes its runs. On the wall clock. */
export type Runs = {
  began: () => Promise<void>;
  ended: (end: RunEnd) => Promise<void>;
};

/** What is known of the last run of a schedule: `endedAt` before `startedAt` is that of the run before. */
export type LastRun = {
  readonly startedAt: Instant;
  readonly endedAt?: Instant | undefined;
  readonly end?: RunEnd | undefined;
};

export type LastRuns = {
  /** By name; those that never ran are left out. */
  last: (names: readonly string[]) => Promise<ReadonlyMap<string, LastRun>>;
};

/** `late`: more than two periods went by without a run; `stuck`: one began, did not end, and the next one should have begun. */
export const healths = ['fine', 'running', 'failed', 'stuck', 'late', 'never'] as const;
export type Health = (typeof healths)[number];

/** A call by the minute may come a minute late. */
const graceMs = 60_000;

/**
 * How a schedule is.
 *
 * @param everySeconds its period
 * @param now in ms, on the wall clock
 */
export function healthOf(run: LastRun | undefined, everySeconds: number, now: number): Health {
  if (!run) return 'never';
  const sinceStart = now - Date.parse(run.startedAt);
  const period = everySeconds * 1000;
  if (sinceStart > 2 * period + graceMs) return 'late';
  if (isOver(run)) return run.end?.ok === false ? 'failed' : 'fine';
  return sinceStart > Math.max(period, longestRunMs) + graceMs ? 'stuck' : 'running';
}

/** No function runs longer: Lambda ends it. */
const longestRunMs = 900_000;

const isOver = ({ startedAt, endedAt }: LastRun): boolean => endedAt !== undefined && endedAt >= startedAt;
