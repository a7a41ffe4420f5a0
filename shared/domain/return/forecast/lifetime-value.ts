/** What a customer is expected to bring over the coming months, in money of today. */
import { yearDays } from '../margin.ts';
import type { BgNbd } from './bg-nbd.ts';
import { daysInWeek, type Histories } from './histories.ts';
import { chanceAlive, expectedIfAlive, type History } from './predict.ts';
import { onceForEach } from './predict-all.ts';

export type LifetimeTerms = {
  /** How many of them, whole ones. @default 24 */
  readonly months?: number;
  /** What money costs a year, as a share: 0.1 for ten percent. */
  readonly yearlyRate: number;
  /** The share of a purchase that is margin. @default 1 */
  readonly marginRate?: number;
};

export const usualMonths = 24;
const monthsInYear = 12;
const weeksInMonth = yearDays / monthsInYear / daysInWeek;

/** The rate of a month that is y after twelve: (1 + y)^(1/12) − 1. */
export const monthlyRate = (yearlyRate: number): number => Math.expm1(Math.log1p(yearlyRate) / monthsInYear);

/**
 * margin rate · value · Σ (E[Y(t)] − E[Y(t−1)]) / (1 + d)^t for the months t = 1, 2, ..., a month's purchases being
 * discounted as if they came at its end, with d the monthly rate and E[Y(t)] the purchases expected within t months
 * (Fader, Hardie and Lee, RFM and CLV: Using Iso-Value Curves, Journal of Marketing Research 42 (2005) 415–430).
 *
 * @param valueMinor - what one purchase is expected to be worth, in minor units
 * @returns minor units, not rounded
 */
export const lifetimeValue = (model: BgNbd, history: History, valueMinor: number, terms: LifetimeTerms): number =>
  chanceAlive(model, history) * discountedIfAlive(model, history, terms) * valueMinor * (terms.marginRate ?? 1);

/** The same of all, in their rows. */
export function lifetimeValues(
  model: BgNbd,
  { repeats, recencyDays, ageDays }: Histories,
  valuesMinor: Float64Array,
  terms: LifetimeTerms,
): Float64Array {
  const discountedFor = onceForEach((history) => discountedIfAlive(model, history, terms));
  return valuesMinor.map((valueMinor, row) => {
    const [x = 0, recency = 0, age = 0] = [repeats[row], recencyDays[row], ageDays[row]];
    const alive = chanceAlive(model, { repeats: x, recency: recency / daysInWeek, age: age / daysInWeek });
    return alive * discountedFor(x, age) * valueMinor * (terms.marginRate ?? 1);
  });
}

/** The purchases of a customer who is still there, each by what is left of its money. */
function discountedIfAlive(
  model: BgNbd,
  history: Omit<History, 'recency'>,
  { months = usualMonths, yearlyRate }: LifetimeTerms,
): number {
  const rate = monthlyRate(yearlyRate);
  let [sum, before] = [0, 0];
  for (let month = 1; month <= months; month += 1) {
    const purchases = expectedIfAlive(model, history, month * weeksInMonth);
    sum += (purchases - before) / (1 + rate) ** month;
    before = purchases;
  }
  return sum;
}
