/** The months a report is of, and how far back they may lie. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { Problem } from '../problem.ts';

/** From an instant on, and before another. */
export type Span = { readonly from: Instant; readonly before: Instant };

/** Both included: `2026-03`. */
export type Months = { readonly from: string; readonly to: string };

/** What began longer ago is read by nobody in the time a call has. */
export const mostMonths = 36;

/**
 * The first instant of a month of the plant's.
 *
 * @throws Problem 422 when a report of some instant cannot begin so long ago
 */
export function startOfMonth(month: string, asOf: Instant, timeZone: string): Instant {
  const from = startOfDay(`${month}-01`, timeZone);
  if (isWithinReach(month, asOf)) return from;
  const detail = `${month} is more than ${String(mostMonths)} months ago`;
  throw new Problem({ status: 422, code: 'too-long-ago', detail });
}

/** The first month that is read in the time a call has. */
export const firstWithinReach = (asOf: Instant): string => plusMonths(asOf.slice(0, 7), 2 - mostMonths);
export const isWithinReach = (month: string, asOf: Instant): boolean => month >= firstWithinReach(asOf);

export const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();
