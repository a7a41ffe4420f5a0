/** The forecast of all customers at once, as columns. */
import type { BgNbd } from './bg-nbd.ts';
import { daysInWeek, type Histories } from './histories.ts';
import { chanceAlive, chanceIfAlive, expectedIfAlive } from './predict.ts';

export type Predictions = {
  readonly alive: Float64Array;
  /** At least one purchase within the horizon. */
  readonly toBuy: Float64Array;
  /** Days with a purchase within the horizon. */
  readonly purchases: Float64Array;
};

/** Many customers have the same number of repeats and the same age: what depends on these alone is calculated once. */
export function predictAll(
  model: BgNbd,
  { repeats, recencyDays, ageDays }: Histories,
  horizonDays: number,
): Predictions {
  const customers = repeats.length;
  const made = () => new Float64Array(customers);
  const predictions = { alive: made(), toBuy: made(), purchases: made() };
  const weeks = horizonDays / daysInWeek;
  const known = new Map<number, { readonly toBuy: number; readonly purchases: number }>();
  for (let row = 0; row < customers; row += 1) {
    const x = repeats[row] ?? 0;
    const ageInDays = ageDays[row] ?? 0;
    const age = ageInDays / daysInWeek;
    const key = x * 2 ** 32 + ageInDays;
    let ifAlive = known.get(key);
    if (!ifAlive) {
      const history = { repeats: x, age };
      ifAlive = { toBuy: chanceIfAlive(model, history, weeks), purchases: expectedIfAlive(model, history, weeks) };
      known.set(key, ifAlive);
    }
    const alive = chanceAlive(model, { repeats: x, recency: (recencyDays[row] ?? 0) / daysInWeek, age });
    predictions.alive[row] = alive;
    predictions.toBuy[row] = alive * ifAlive.toBuy;
    predictions.purchases[row] = alive * ifAlive.purchases;
  }
  return predictions;
}
