/** The report of win-backs, read from the journal. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Records } from '../records/records.ts';
import { type MonthsAsOf, reportedSince } from './read-reported.ts';
import type { Scoping } from './scope.ts';
import {
  type Attempt,
  attemptsIn,
  type CauseCount,
  causesOf,
  type Effect,
  effectsOf,
  type OfferCosts,
  type WinBackRow,
  winBackReportFacts,
  winBackRows,
} from './win-backs.ts';

export type WinBackReport = {
  readonly asOf: string;
  readonly currency: string;
  readonly rows: readonly WinBackRow[];
  readonly effects: readonly Effect[];
  readonly causes: readonly CauseCount[];
};

/**
 * What became of those that began from one month to another, both included, by now or by an instant.
 *
 * @throws Problem 422 of a time nobody can tell of
 */
export async function reportWinBacks(
  asked: MonthsAsOf,
  services: Omit<Scoping, 'journal'> & { readonly journal: Pick<Scoping['journal'], 'happened'> },
): Promise<WinBackReport> {
  const reported = { kinds: ['win-back', 'purchase'], types: winBackReportFacts } as const;
  const { asOf, policy, facts } = await reportedSince(asked, reported, services);
  const { timeZone } = policy.calendar;
  const attempts = attemptsIn(facts, { ...asked, timeZone, asOf });
  return {
    ...{ asOf, currency: policy.company.currency },
    rows: winBackRows(attempts, await costsOf(attempts, services.records)),
    effects: effectsOf(attempts, dayOf(asOf, timeZone)),
    causes: causesOf(attempts),
  };
}

/** What each offer says it costs. */
async function costsOf(attempts: readonly Attempt[], records: Pick<Records, 'getMany'>): Promise<OfferCosts> {
  const offers = await records.getMany('offer', [...new Set(attempts.flatMap(({ offerId }) => offerId ?? []))]);
  return new Map(offers.flatMap(({ id, cost }) => (cost ? [[id, cost] as const] : [])));
}
