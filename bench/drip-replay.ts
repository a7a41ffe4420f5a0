/**
 * What letters people should have got, worked out from the journal alone: by whole days, with nothing of the product's own
 * calendar or decision. Everything that stops letters happens at night, and letters leave by day, so days are exact.
 */
import { calendar } from '../settings/calendar.ts';
import { programmes } from '../settings/programmes.ts';
import type { Basket } from '../shared/domain/leads/pipeline.ts';

const dayMs = 86_400_000;
const moscowMs = 3 * 3_600_000; // no summer time since 2014

/** A day by its number. */
export const dayOf = (at: string): number => Math.floor((Date.parse(at) + moscowMs) / dayMs);
const isWorking = (day: number): boolean => {
  const kind = calendar.days[new Date(day * dayMs).toISOString().slice(0, 10)];
  if (kind !== undefined) return kind !== 'off';
  const weekday = new Date(day * dayMs).getUTCDay();
  return weekday >= 1 && weekday <= 5;
};
const workingFrom = (day: number): number => (isWorking(day) ? day : workingFrom(day + 1));
const after = (day: number, workingDays: number): number =>
  workingDays === 0 ? workingFrom(day) : after(workingFrom(day + 1), workingDays - 1);

export type Begun = {
  readonly basket: Basket;
  /** In the journal's words; it was a working day, in working hours. */
  readonly at: string;
  readonly wakeUpOn?: string;
  /** The first thing that stops letters, if anything did. */
  readonly stoppedAt?: string;
};

/** The letters that leave, each with the number of its day. */
export function expectedLetters({ basket, at, wakeUpOn, stoppedAt }: Begun): { letter: string; day: number }[] {
  const last = Math.min(
    stoppedAt === undefined ? Infinity : dayOf(stoppedAt) - 1,
    wakeUpOn === undefined ? Infinity : workingFrom(dayOf(`${wakeUpOn}T00:00:00.000Z`)) - 1,
  );
  const expected: { letter: string; day: number }[] = [];
  let before = dayOf(at);
  for (const { letter, afterDays } of programmes[basket].letters) {
    const due = after(before, afterDays);
    const day = expected.length === 0 ? due : Math.max(due, workingFrom(before + 3)); // three days between any two
    if (day > last) break;
    expected.push({ letter, day });
    before = day;
  }
  return expected;
}
