/** How much more often customers came back who were written to than those who were not. */
import { type Interval, wilson } from './wilson.ts';

/** So many of a group, of whom so many came back. */
export type Arm = { readonly count: number; readonly returned: number };
/** A difference of two shares, with its 95% interval. */
export type Lift = Interval & { readonly difference: number };

/**
 * The difference of the shares with its interval, by the score intervals of both (Newcombe, Statistics in Medicine 17, 1998,
 * method 10): right also for few, and where nobody came back.
 */
export function liftOf(treated: Arm, heldOut: Arm): Lift {
  const [p1, p2] = [treated, heldOut].map(({ returned, count }) => (count === 0 ? 0 : returned / count)) as [
    number,
    number,
  ]; // of two
  const [one, other] = [wilson(treated.returned, treated.count), wilson(heldOut.returned, heldOut.count)];
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, other.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - other.low),
  };
}
