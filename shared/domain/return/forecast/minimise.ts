/** Minimising a smooth function of a few variables by BFGS (Nocedal and Wright, Numerical Optimization, chapter 6), with a cap on each step. */

/** The value of a function at a point, and its gradient there. */
export type Evaluated = { readonly value: number; readonly gradient: readonly number[] };
export type Objective = (point: readonly number[]) => Evaluated;

type Placed = Evaluated & { readonly point: readonly number[] };
export type Minimum = Placed & {
  /** The inverse of the Hessian, as far as the steps have told: a search that goes on from here begins with it. */
  readonly inverse: Matrix;
  /** How often the function was evaluated. */
  readonly evaluations: number;
  /** The gradient has vanished, as far as rounding lets it; otherwise no step led further down, or there were too many. */
  readonly converged: boolean;
};

type Options = {
  /** No variable moves further in one step: far from the minimum a quadratic model is wrong by orders of magnitude. @default 1 */
  readonly longestStep?: number;
  /** Where the largest component of the gradient is smaller the search ends. @default 1e-7 */
  readonly tolerance?: number;
  /** @default 200 */
  readonly mostSteps?: number;
  /** What is known of the inverse of the Hessian. @default nothing, so that the first step follows the gradient */
  readonly inverse?: Matrix;
};

const sufficientDecrease = 1e-4;
/** Relative; below it a decrease is rounding. */
const noDecrease = 1e-14;
/** Where a decrease is rounding, a gradient of so many tolerances still counts as none. */
const allowance = 10;
const mostHalvings = 40;

/** Minimises from a start. A point where the function is not finite is never accepted. */
export function minimise(objective: Objective, start: readonly number[], options: Options = {}): Minimum {
  const defaults = { longestStep: 1, tolerance: 1e-7, mostSteps: 200, inverse: identity(start.length) };
  const { longestStep, tolerance, mostSteps, inverse: known } = { ...defaults, ...options };
  let evaluations = 0;
  const at = (point: readonly number[]): Placed => {
    evaluations += 1;
    return { point, ...objective(point) };
  };
  let here = at(start);
  let inverse = known;
  // Stryker disable next-line EqualityOperator: no gradient is exactly that large
  for (let step = 0; step < mostSteps && largest(here.gradient) > tolerance; step += 1) {
    const next = lower(here, capped(downhill(inverse, here.gradient), longestStep), at);
    if (!isLower(next, here)) break;
    inverse = learnt(inverse, minus(next.point, here.point), minus(next.gradient, here.gradient));
    here = next;
  }
  // Stryker disable next-line EqualityOperator: nor so
  return { ...here, inverse, evaluations, converged: largest(here.gradient) <= allowance * tolerance };
}

/** The lowest of some minima: a function may have several, and each start leads to one. @throws when there is none */
export const lowestOf = <T extends Pick<Evaluated, 'value'>>(minima: readonly T[]): T =>
  minima.reduce((lowest, other) => (other.value < lowest.value ? other : lowest));

const isLower = (next: Placed | undefined, { value }: Placed): next is Placed =>
  // Stryker disable next-line EqualityOperator: no decrease is exactly that much
  next !== undefined && value - next.value > noDecrease * Math.abs(value);

type Vector = readonly number[];
type Matrix = readonly Vector[];

const dot = (one: Vector, other: Vector): number => one.reduce((sum, x, n) => sum + x * (other[n] ?? 0), 0);
const minus = (one: Vector, other: Vector): Vector => one.map((x, n) => x - (other[n] ?? 0));
const plus = (one: Vector, by: number, other: Vector): Vector => one.map((x, n) => x + by * (other[n] ?? 0));
const largest = (vector: Vector): number => Math.max(...vector.map(Math.abs));
const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));

const downhill = (inverse: Matrix, gradient: Vector): Vector => inverse.map((row) => -dot(row, gradient));

const capped = (direction: Vector, longest: number): Vector => {
  const shrink = Math.min(1, longest / largest(direction));
  return direction.map((x) => x * shrink);
};

/** The first point on the way, half as far each time, that lies enough lower (Armijo's condition). */
function lower(here: Placed, direction: Vector, at: (point: Vector) => Placed): Placed | undefined {
  const slope = dot(here.gradient, direction);
  for (let halvings = 0, length = 1; halvings < mostHalvings; halvings += 1, length /= 2) {
    const next = at(plus(here.point, length, direction));
    if (next.value <= here.value + sufficientDecrease * length * slope && next.gradient.every(Number.isFinite))
      return next;
  }
  return undefined;
}

/** The inverse Hessian after a step, unless its curvature says nothing (equation 6.17). */
function learnt(inverse: Matrix, step: Vector, change: Vector): Matrix {
  const curvature = dot(step, change);
  // Stryker disable next-line ArithmeticOperator: how near to nothing it is matters only where all of it is rounding
  if (curvature <= 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) return inverse;
  const turned = inverse.map((row) => dot(row, change));
  const scale = (1 + dot(change, turned) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((x, j) => {
      const [si = 0, sj = 0, ti = 0, tj = 0] = [step[i], step[j], turned[i], turned[j]];
      return x + scale * si * sj - (ti * sj + si * tj) / curvature;
    }),
  );
}
