/** How many win-backs began on each of the last days: what the daily limit and the hold-out go by. There is one. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { plusDays } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { type Action, actions } from './win-back.ts';
import { quarterDays } from './verdict.ts';

export const countsId = '2f6b8d1a-7c34-5e90-8b12-9d0e5a7f3c46';

export const WinBackCounts = lazily(() =>
  z.strictObject({
    kind: z.literal('win-back-counts'),
    id: z.literal(countsId),
    version: z.int().positive(),
    /** The latest last. */
    days: z.array(z.strictObject({ on: Day, began: z.partialRecord(z.enum(actions), z.int().positive()) })),
  }),
);
export type WinBackCounts = z.infer<ReturnType<typeof WinBackCounts>>;

/** How many began on a day. */
export const beganOn = (counts: WinBackCounts | undefined, day: string): number =>
  (counts?.days ?? [])
    .filter(({ on }) => on === day)
    .flatMap(({ began }) => Object.values(began))
    .reduce((sum, count) => sum + count, 0);

/** How many began as one action in the quarter up to a day. */
export const beganInQuarter = (counts: WinBackCounts | undefined, action: Action, day: string): number =>
  lately(counts, day).reduce((sum, { began }) => sum + (began[action] ?? 0), 0);

/** The counts with one more, of the days that still count. */
export function withOneMore(counts: WinBackCounts | undefined, action: Action, day: string): WinBackCounts {
  const days = lately(counts, day);
  const today = days.find(({ on }) => on === day)?.began ?? {};
  const began = { ...today, [action]: (today[action] ?? 0) + 1 };
  return {
    ...{ kind: 'win-back-counts', id: countsId, version: (counts?.version ?? 0) + 1 },
    days: [...days.filter(({ on }) => on !== day), { on: day, began }],
  };
}

const lately = (counts: WinBackCounts | undefined, day: string): WinBackCounts['days'] =>
  (counts?.days ?? []).filter(({ on }) => on > plusDays(day, -quarterDays));
