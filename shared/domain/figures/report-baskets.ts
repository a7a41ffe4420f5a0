/** The report of the baskets, read from the journal. */
import type { Fact } from '../facts/fact.ts';
import type { Basket } from '../leads/pipeline.ts';
import { present } from '../present.ts';
import {
  amountsIn,
  type BasketFigure,
  type BasketRow,
  basketFacts,
  basketRows,
  stayed,
  type Stays,
  staysIn,
} from './baskets.ts';
import { type MonthsAsOf, reportedSince } from './read-reported.ts';
import { readWhole } from './read-traces.ts';
import type { Scoping } from './scope.ts';

type Services = Pick<Scoping, 'clock' | 'policies'> & {
  readonly journal: Pick<Scoping['journal'], 'happened' | 'of'>;
};

/**
 * What became of those who came in from one month to another, both included, by now or by an instant.
 *
 * @throws Problem 422 of a time nobody can tell of
 */
export async function reportBaskets(
  asked: MonthsAsOf,
  services: Services,
): Promise<{ readonly asOf: string; readonly currency: string; readonly rows: readonly BasketRow[] }> {
  const { asOf, policy, facts, stays } = await stayedSince(asked, services);
  const told = new Set(facts.flatMap(({ subject, counted }) => (counted ? [subject.id] : [])));
  const before: Fact[] = [];
  // what counts of these was told before the first month
  const untold = [...new Set(stays.map(({ record }) => record.id))].filter((id) => !told.has(id));
  await readWhole(untold, services.journal, (_, own) =>
    before.push(...own.filter(({ recordedAt }) => recordedAt <= asOf)),
  );
  return { asOf, currency: policy.company.currency, rows: basketRows(stays, amountsIn([...before, ...facts])) };
}

/** Those a figure of a month and basket counts, who came in first in front. */
export async function staysBehind(
  { basket, month, figure, asOf: when }: Pick<MonthsAsOf, 'asOf'> & BasketCell,
  services: Services,
): Promise<{ readonly asOf: string; readonly stays: Stays }> {
  const { asOf, stays } = await stayedSince({ from: month, to: month, ...present({ asOf: when }) }, services);
  const own = stays.filter((stay) => stay.basket === basket && stayed[figure](stay));
  return { asOf, stays: own.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

type BasketCell = { readonly month: string; readonly basket: Basket; readonly figure: BasketFigure };

async function stayedSince(asked: MonthsAsOf, services: Services) {
  const reported = { kinds: ['lead', 'deal'], types: basketFacts } as const;
  const since = await reportedSince(asked, reported, services);
  const { timeZone } = since.policy.calendar;
  return { ...since, stays: staysIn(since.facts, { ...asked, timeZone }) };
}
