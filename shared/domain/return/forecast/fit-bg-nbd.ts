/** The parameters of the BG/NBD model by maximum likelihood. */
import { type BgNbd, type Counted, counted, logLikelihood } from './bg-nbd.ts';
import { daysInWeek, everyNth, type Histories } from './histories.ts';
import { lowestOf, minimise, type Objective } from './minimise.ts';

export type BgNbdFit = {
  readonly parameters: BgNbd;
  readonly logLikelihood: number;
  /** The likelihood is flat there: no other parameters explain the histories better. */
  readonly converged: boolean;
};

/** So many are enough to see which start leads where; the best of them is then led on by all. */
const enoughToStart = 20_000;
/** Where a start leads shows after so many steps. */
const stepsOfStart = 10;

/** Where the search begins: customers who buy alike or each in their own way, and who leave early or late. */
const shapes = [
  { r: 0.3, a: 0.8, b: 2.5 },
  { r: 1, a: 1, b: 1 },
  { r: 2, a: 0.3, b: 5 },
] as const;

const parametersAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
  ...{ r: Math.exp(r), alpha: Math.exp(alpha) },
  ...{ a: Math.exp(a), b: Math.exp(b) },
});
const pointAt = ({ r, alpha, a, b }: BgNbd): number[] => [r, alpha, a, b].map(Math.log);

/** The mean negative log-likelihood of a customer, by the logarithms of the parameters: so none of them can become negative. */
const objectiveOf =
  (of: Counted): Objective =>
  (point) => {
    const parameters = parametersAt(point);
    const { value, gradient } = logLikelihood(of, parameters);
    const scales = [parameters.r, parameters.alpha, parameters.a, parameters.b];
    return {
      value: -value / of.customers,
      gradient: gradient.map((slope, n) => (-slope * (scales[n] ?? 0)) / of.customers),
    };
  };

/** Fits the model from several starts, each with the rate at which these customers do come back. */
export function fitBgNbd(histories: Histories): BgNbdFit {
  const all = counted(histories);
  // Stryker disable ArithmeticOperator,ConditionalExpression,EqualityOperator,ObjectLiteral: who leads to the start, how far, and with what is known by then says how soon the end is found
  const nth = Math.ceil(all.customers / enoughToStart);
  const some = nth === 1 ? all : counted(everyNth(histories, nth));
  const minima = startsOf(some).map((start) =>
    minimise(objectiveOf(some), pointAt(start), { mostSteps: stepsOfStart }),
  );
  const first = lowestOf(minima);
  const near = minimise(objectiveOf(some), first.point, { inverse: first.inverse });
  // Stryker restore ArithmeticOperator,ConditionalExpression,EqualityOperator,ObjectLiteral
  // Stryker disable next-line ObjectLiteral,ConditionalExpression: with what is known it ends sooner, and at once where it has ended
  const best = nth === 1 ? near : minimise(objectiveOf(all), near.point, { inverse: near.inverse });
  return {
    parameters: parametersAt(best.point),
    logLikelihood: -best.value * all.customers,
    converged: best.converged,
  };
}

// Stryker disable ArithmeticOperator,MethodExpression: from another start the same end is found, later
function startsOf({ byRepeats, onceByAge, repeaters, customers }: Counted): BgNbd[] {
  const repeats = byRepeats.reduce((sum, n, x) => sum + n * x, 0);
  const days =
    repeaters.ageDays.reduce((sum, age) => sum + age, 0) + onceByAge.reduce((sum, n, age) => sum + n * age, 0);
  const aWeek = Math.max(repeats, 1) / Math.max(days / daysInWeek, customers / daysInWeek);
  return shapes.map(({ r, a, b }) => ({ r, alpha: r / aWeek, a, b }));
}
// Stryker restore ArithmeticOperator,MethodExpression
