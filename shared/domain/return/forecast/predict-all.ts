/** The forecast of all customers at once, as columns. */
import type { BgNbd } from './bg-nbd.ts';
import { daysInWeek, type Histories } from './histories.ts';
import { chanceAlive, chanceIfAlive, expectedIfAlive, type History } from './predict.ts';

export type Predictions = {
  readonly alive: Float64Array;
  /** At least one purchase within the horizon. */
  readonly toBuy: Float64Array;
  /** Days with a purchase within the horizon. */
  readonly purchases: Float64Array;
};

/** Many customers have the same number of repeats and the same age: what depends on these alone is calculated once. */
export function onceForEach<T>(
  calculate: (history: Omit<History, 'recency'>) => T,
): (repeats: number, ageDays: number) => T {
  const known = new Map<number, T>();
  return (repeats, ageDays) => {
    // Stryker disable next-line ArithmeticOperator: any number that no two of them share
    const key = repeats * 2 ** 32 + ageDays;
    let found = known.get(key);
    if (found === undefined) {
      found = calculate({ repeats, age: ageDays / daysInWeek });
      known.set(key, found);
    }
    return found;
  };
}

/** @returns in the rows of the histories */
export function predictAll(
  model: BgNbd,
  { repeats, recencyDays, ageDays }: Histories,
  horizonDays: number,
): Predictions {
  const customers = repeats.length;
  const made = () => new Float64Array(customers);
  const predictions = { alive: made(), toBuy: made(), purchases: made() };
  const weeks = horizonDays / daysInWeek;
  const ifAliveFor = onceForEach((history) => ({
    toBuy: chanceIfAlive(model, history, weeks),
    purchases: expectedIfAlive(model, history, weeks),
  }));
  // Stryker disable next-line EqualityOperator: there is no place for one more
  for (let row = 0; row < customers; row += 1) {
    const x = repeats[row] ?? 0;
    const ageInDays = ageDays[row] ?? 0;
    const ifAlive = ifAliveFor(x, ageInDays);
    const age = ageInDays / daysInWeek;
    const alive = chanceAlive(model, { repeats: x, recency: (recencyDays[row] ?? 0) / daysInWeek, age });
    predictions.alive[row] = alive;
    predictions.toBuy[row] = alive * ifAlive.toBuy;
    predictions.purchases[row] = alive * ifAlive.purchases;
  }
  return predictions;
}
