/** What a report by months is read from: the facts since its first month. */
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Clock } from '../clock.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
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

/** Both included: `2026-03`. */
export type Months = { readonly from: string; readonly to: string };

/** What began longer ago is read by nobody in the time a call has. */
const mostMonths = 36;

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
  const from = startOfDay(`${month}-01`, policy.calendar.timeZone);
  if (from < monthsBefore(asOf, mostMonths - 1))
    throw new Problem({
      status: 422,
      code: 'too-long-ago',
      detail: `${month} is more than ${String(mostMonths)} months ago`,
    });
  return { asOf, policy, facts: await journal.happened(from, justAfter(asOf), types) };
}

const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** The beginning of the month of UTC so many months ago. */
const monthsBefore = (instant: string, months: number): string =>
  new Date(Date.UTC(Number(instant.slice(0, 4)), Number(instant.slice(5, 7)) - 1 - months)).toISOString();
