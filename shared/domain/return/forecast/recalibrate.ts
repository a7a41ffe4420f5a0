/**
 * What came of the model's chances the last time corrects those of today: the model is fitted as of one horizon ago, and its
 * chances p then are held against who bought since. σ(a + b · logit p) is what they should have been (Cox, Two Further
 * Applications of a Model for Binary Regression, Biometrika 45 (1958) 562–565).
 */
import { present } from '../../present.ts';
import { boughtAfter, type Customers, customersAt, historiesOf } from '../customers.ts';
import { type Basis, basisOf } from './basis.ts';
import { minimise, type Objective } from './minimise.ts';
import { predictAll } from './predict-all.ts';

export type Correction = {
  /** a: 0 where as many bought as were expected. */
  readonly intercept: number;
  /** b: 1 where chances lie as far apart as what came of them. */
  readonly slope: number;
  /** Of how many it was learnt. */
  readonly customers: number;
};

/** Of fewer nothing is learnt: who were customers a horizon ago, and of them who bought, and who did not. */
const leastCustomers = 200;
const leastOfEach = 30;
/** A steeper one is on its way to infinity: some chance parts those who bought from those who did not. */
const mostSlope = 10;
/** A chance nearer to 0 or 1 is taken for this one: the correction is not left to the few who are surest. */
const surest = 0.001;

function logit(chance: number): number {
  const within = Math.min(Math.max(chance, surest), 1 - surest);
  return Math.log(within / (1 - within));
}

/** A chance as it should be; as it is without a correction. It never puts one customer before another whose chance was higher. */
export const corrected = (chance: number, correction: Correction | undefined): number =>
  correction ? 1 / (1 + Math.exp(-correction.intercept - correction.slope * logit(chance))) : chance;

/** What is told at the end of a day of the time ahead, with the correction of it where one can be learnt. */
export function recalibrated(everybody: Customers, day: number, horizonDays: number, own?: ReadonlySet<string>): Basis {
  const basis = basisOf(everybody, day, horizonDays, own);
  return basis.enoughData ? present({ ...basis, correction: correctionOf(everybody, day, horizonDays) }) : basis;
}

/** What the horizon that ends on a day teaches; nothing where too few tell, or the model could not be believed when it began. */
export function correctionOf(everybody: Customers, day: number, horizonDays: number): Correction | undefined {
  const start = day - horizonDays;
  const bought = boughtAfter(everybody, start, day);
  if (!isTelling(bought)) return undefined;
  const basis = basisOf(everybody, start, horizonDays);
  if (!basis.enoughData) return undefined;
  const { toBuy } = predictAll(basis.parameters, historiesOf(customersAt(everybody, start), start), horizonDays);
  const { point, converged } = minimise(objectiveOf(toBuy.map(logit), bought), [0, 1]);
  const [intercept = 0, slope = 0] = point;
  // Stryker disable next-line EqualityOperator: it is never exactly one of the two
  return converged && slope > 0 && slope < mostSlope ? { intercept, slope, customers: bought.length } : undefined;
}

function isTelling(bought: readonly boolean[]): boolean {
  const buyers = bought.filter(Boolean).length;
  return bought.length >= leastCustomers && Math.min(buyers, bought.length - buyers) >= leastOfEach;
}

/** The mean negative log-likelihood of who bought, by the intercept and the slope. */
const objectiveOf =
  (logits: Float64Array, bought: readonly boolean[]): Objective =>
  ([intercept = 0, slope = 0]) => {
    let [value, byIntercept, bySlope] = [0, 0, 0];
    bought.forEach((did, row) => {
      const x = logits[row] ?? 0;
      const log = intercept + slope * x;
      const less = Math.exp(-Math.abs(log)); // it cannot overflow
      // Stryker disable next-line EqualityOperator: at 0 both are 1
      const missed = (log > 0 ? 1 : less) / (1 + less) - Number(did);
      value += Math.max(log, 0) + Math.log1p(less) - Number(did) * log;
      byIntercept += missed;
      bySlope += missed * x;
    });
    // Stryker disable next-line ArithmeticOperator: a value so many times as large lies lower where this one does
    return { value: value / bought.length, gradient: [byIntercept / bought.length, bySlope / bought.length] };
  };
