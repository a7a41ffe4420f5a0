/** The report of win-backs, read from the journal. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Net } from '../money/sums.ts';
import type { Records } from '../records/records.ts';
import { type Months, type Reporting, reportedSince } from './reporting.ts';
import {
  type Attempt,
  attemptsIn,
  type CauseCount,
  causesOf,
  type Effect,
  effectsOf,
  type Money,
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
 * What became of those that began from one month to another, both included, by now.
 *
 * @throws Problem 422 when that is too long ago
 */
export async function reportWinBacks(asked: Months, services: Reporting): Promise<WinBackReport> {
  const { asOf, policy, facts } = await reportedSince(asked.from, winBackReportFacts, services);
  const { timeZone } = policy.calendar;
  const attempts = attemptsIn(facts, { ...asked, timeZone });
  return {
    ...{ asOf, currency: policy.company.currency },
    rows: winBackRows(attempts, await moneyOf(attempts, services.records)),
    effects: effectsOf(attempts, dayOf(asOf, timeZone)),
    causes: causesOf(attempts),
  };
}

/** Orders as they stand by now, and what each offer costs. */
async function moneyOf(attempts: readonly Attempt[], records: Pick<Records, 'getMany'>): Promise<Money> {
  const [purchases, offers] = await Promise.all([
    records.getMany('purchase', [...new Set(attempts.flatMap(({ ordered }) => ordered))]),
    records.getMany('offer', [...new Set(attempts.flatMap(({ offerId }) => offerId ?? []))]),
  ]);
  const net = ({ netMinor, currency }: Net): Net => ({ netMinor, currency });
  return {
    orders: new Map(purchases.map(({ id, amount }) => [id, net(amount)])),
    offers: new Map(offers.flatMap(({ id, cost }) => (cost ? [[id, net(cost)] as const] : []))),
  };
}
