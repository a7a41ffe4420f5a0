/** How a hypothesis is judged: the difference of two samples with its 95% interval, and how many it takes to see one. */
import { liftOf } from '../return/lift.ts';
import { type Sample, valueOf } from './sample.ts';

/** Of means, fewer are too few for the quantile below to be right. */
const fewestOfMean = 5;

/** Of the normal distribution: 97.5% and 80% lie below. */
const z975 = 1.959963984540054;
const z80 = 0.8416212335729143;

export const outcomes = ['confirmed', 'refuted', 'undecided', 'not-enough-data'] as const;
export type Outcome = (typeof outcomes)[number];

export type Difference = { readonly difference: number; readonly low: number; readonly high: number };

export type Verdict = Partial<Difference> & {
  readonly outcome: Outcome;
  /** The smaller of the two samples, and how large it takes both to be. */
  readonly of: number;
  readonly needed?: number;
};

/**
 * How many of each of two samples it takes to see a change with a chance of 80% at the level of 5%. Of shares: Fleiss, Levin and
 * Paik, Statistical Methods for Rates and Proportions, 2003, formula 4.14; of means: 2 σ² (z + z)² / δ², and at least five.
 *
 * @returns nothing where the first sample tells nothing of it
 */
export function neededFor(before: Sample, change: number): number | undefined {
  const value = valueOf(before);
  if (value === undefined || change === 0) return undefined;
  if (before.kind === 'mean') {
    const { deviation } = before;
    if (deviation === undefined) return undefined;
    return Math.max(fewestOfMean, Math.ceil(2 * ((deviation * (z975 + z80)) / change) ** 2));
  }
  const after = value + change;
  const middle = (value + after) / 2;
  const root = z975 * Math.sqrt(2 * middle * (1 - middle)) + z80 * Math.sqrt(value * (1 - value) + after * (1 - after));
  return Math.ceil((root / change) ** 2);
}

/** Whether a share changed so is one still. */
export function isPossible(before: Sample, change: number): boolean {
  const value = valueOf(before);
  return before.kind === 'mean' || value === undefined || (value + change >= 0 && value + change <= 1);
}

/**
 * What came of it. Confirmed: the whole interval is on the expected side of nothing. Refuted: the change that was expected is
 * outside of the interval, on its far side.
 */
export function judge(before: Sample, after: Sample, expected: number, needed: number | undefined): Verdict {
  const of = Math.min(before.of, after.of);
  const told = { of, ...(needed !== undefined && { needed }) };
  const difference = differenceOf(before, after);
  if (needed === undefined || of < needed || !difference) return { outcome: 'not-enough-data', ...told };
  return { outcome: outcomeOf(difference, expected), ...difference, ...told };
}

function outcomeOf({ low, high }: Difference, expected: number): Outcome {
  // Stryker disable next-line EqualityOperator: nobody bets on a change of nothing, and there is no number it takes to see one
  const [near, far] = expected > 0 ? [low, high] : [-high, -low];
  if (near > 0) return 'confirmed';
  return far < Math.abs(expected) ? 'refuted' : 'undecided';
}

/** Shares by the score intervals of both (Newcombe, 1998); means by Welch's interval. */
function differenceOf(before: Sample, after: Sample): Difference | undefined {
  if (before.kind === 'share' && after.kind === 'share')
    return liftOf({ count: after.of, returned: after.count }, { count: before.of, returned: before.count });
  // Stryker disable next-line ConditionalExpression,LogicalOperator: a share has no mean and no spread, so that nothing is told of it below either
  if (before.kind !== 'mean' || after.kind !== 'mean') return undefined;
  const [one, other] = [spreadOf(before), spreadOf(after)];
  if (!one || !other) return undefined;
  const difference = other.mean - one.mean;
  const variance = one.variance + other.variance;
  const freedom = variance ** 2 / (one.variance ** 2 / (one.of - 1) + other.variance ** 2 / (other.of - 1));
  const half = variance === 0 ? 0 : quantile(freedom) * Math.sqrt(variance);
  return { difference, low: difference - half, high: difference + half };
}

/** The variance of the mean. */
const spreadOf = ({ of, mean, deviation }: Extract<Sample, { kind: 'mean' }>) =>
  mean === undefined || deviation === undefined ? undefined : { of, mean, variance: deviation ** 2 / of };

/** Of Student's distribution, 97.5%: by the expansion of Abramowitz and Stegun, 26.7.5, right to 0.3% from four degrees of freedom on. */
function quantile(freedom: number): number {
  const [z3, z5, z7] = [z975 ** 3, z975 ** 5, z975 ** 7];
  return (
    z975 +
    (z3 + z975) / 4 / freedom +
    (5 * z5 + 16 * z3 + 3 * z975) / 96 / freedom ** 2 +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z975) / 384 / freedom ** 3
  );
}
