/** What a report by months is read from: the facts since its first month. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Clock } from '../clock.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { inOrder } from '../records/in-order.ts';
import { Problem } from '../problem.ts';
import type { History, Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import type { Policy } from '../settings/settings.ts';

export type Reporting = {
  readonly journal: Pick<History, 'happened'>;
  readonly records: Pick<Records, 'getMany'>;
  readonly clock: Clock;
  readonly policies: Policies;
};

/** From an instant on, and before another. */
export type Span = { readonly from: Instant; readonly before: Instant };

/** Both included: `2026-03`. */
export type Months = { readonly from: string; readonly to: string };

/** What began longer ago is read by nobody in the time a call has. */
export const mostMonths = 36;

/**
 * Facts of some types since the beginning of a month of the plant's, until now.
 *
 * @throws Problem 422 when that is too long ago
 */
export async function reportedSince(
  month: string,
  types: readonly FactType[],
  { journal, clock, policies }: Reporting,
): Promise<{ readonly asOf: string; readonly policy: Policy; readonly facts: readonly Fact[] }> {
  const asOf = await clock.now();
  const policy = await policies.at(asOf);
  const from = startOfMonth(month, asOf, policy.calendar.timeZone);
  return { asOf, policy, facts: await inOrder(journal.happened(from, justAfter(asOf), { types })) };
}

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
