/**
 * The BG/NBD model: a customer buys at random at a rate of their own, and after any purchase may be gone for good with a
 * chance of their own. Rates are Gamma(r, α) over customers, chances are Beta(a, b); time is in weeks.
 *
 * Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005) 275–284.
 */
import { daysInWeek, type Histories } from './histories.ts';
import type { Evaluated } from './minimise.ts';

export type BgNbd = {
  readonly r: number;
  /** In weeks. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
};

/** Histories made ready for many evaluations of their likelihood. */
export type Counted = {
  readonly customers: number;
  readonly longestDays: number;
  /** How many customers have repeated so often. */
  readonly byRepeats: Float64Array;
  /** Of those who never came back, how many are of that age in days. */
  readonly onceByAge: Float64Array;
  /** Of those who came back. */
  readonly repeaters: Histories;
};

// Stryker disable next-line EqualityOperator: of two that are the same it is either
const maximum = (column: Uint32Array): number => column.reduce((most, x) => (x > most ? x : most), 0);

/** One look through the histories. Of those who never came back only the age matters, so they become one count for each day. */
export function counted(histories: Histories): Counted {
  const { repeats, recencyDays, ageDays } = histories;
  const byRepeats = new Float64Array(maximum(repeats) + 1);
  const longestDays = maximum(ageDays);
  const onceByAge = new Float64Array(longestDays + 1);
  repeats.forEach((x, row) => {
    byRepeats[x] = (byRepeats[x] ?? 0) + 1;
    const age = ageDays[row] ?? 0;
    if (x === 0) onceByAge[age] = (onceByAge[age] ?? 0) + 1;
  });
  const only = (column: Uint32Array): Uint32Array => column.filter((_, row) => (repeats[row] ?? 0) > 0);
  const repeaters = { repeats: only(repeats), recencyDays: only(recencyDays), ageDays: only(ageDays) };
  return { customers: repeats.length, longestDays, byRepeats, onceByAge, repeaters };
}

/** ln Γ(s + x) − ln Γ(s) for x = 0, 1, ..., and its derivative by s: by the recurrence, so that no gamma function is needed. */
function risingLogs(s: number, most: number) {
  const logs = new Float64Array(most + 1);
  const slopes = new Float64Array(most + 1);
  for (let x = 1, log = 0, slope = 0; x <= most; x += 1) {
    log += Math.log(s + x - 1);
    slope += 1 / (s + x - 1);
    logs[x] = log;
    slopes[x] = slope;
  }
  return { logs, slopes };
}

/** ln(α + d / 7) for d = 0, 1, ... days. */
const logsOfDays = (alpha: number, mostDays: number): Float64Array =>
  Float64Array.from({ length: mostDays + 1 }, (_, days) => Math.log(alpha + days / daysInWeek));

/** The log-likelihood of all customers (equation 6 of the paper), and its derivatives by r, α, a and b. */
export function logLikelihood(of: Counted, parameters: BgNbd): Evaluated {
  const logs = logsOfDays(parameters.alpha, of.longestDays);
  const parts = [ofRates(of, parameters), ofThoseOnce(of, parameters, logs), ofRepeaters(of, parameters, logs)];
  const gradient = [0, 1, 2, 3].map((n) => parts.reduce((sum, part) => sum + (part.gradient[n] ?? 0), 0));
  return { value: parts.reduce((sum, { value }) => sum + value, 0), gradient };
}

/** What depends on the number of repeats alone: Γ(r+x)/Γ(r) · α^r and the ratio of the beta functions. */
function ofRates({ byRepeats, customers }: Counted, { r, alpha, a, b }: BgNbd): Evaluated {
  // Stryker disable next-line ArithmeticOperator: more logarithms than are asked for
  const most = byRepeats.length - 1;
  const [rising, chances, all] = [risingLogs(r, most), risingLogs(b, most), risingLogs(a + b, most)];
  let value = customers * r * Math.log(alpha);
  let [byR, byA, byB] = [customers * Math.log(alpha), 0, 0];
  byRepeats.forEach((n, x) => {
    value += n * ((rising.logs[x] ?? 0) + (chances.logs[x] ?? 0) - (all.logs[x] ?? 0));
    byR += n * (rising.slopes[x] ?? 0);
    byA -= n * (all.slopes[x] ?? 0);
    byB += n * ((chances.slopes[x] ?? 0) - (all.slopes[x] ?? 0));
  });
  return { value, gradient: [byR, (customers * r) / alpha, byA, byB] };
}

/** Of those who never came back: (α + T)^−r. */
function ofThoseOnce({ onceByAge }: Counted, { r, alpha }: BgNbd, logs: Float64Array): Evaluated {
  let [sum, byAlpha] = [0, 0];
  onceByAge.forEach((n, days) => {
    sum += n * (logs[days] ?? 0);
    byAlpha += n / (alpha + days / daysInWeek);
  });
  return { value: -r * sum, gradient: [-sum, -r * byAlpha, 0, 0] };
}

const countAt = (column: Uint32Array, row: number): number => column[row] ?? 0;
const logAt = (column: Float64Array, n: number): number => column[n] ?? 0;

/** Of those who came back: (α + T)^−(r+x) + a/(b + x − 1) · (α + t_x)^−(r+x), the chances that they still buy and that they are gone. */
function ofRepeaters({ repeaters }: Counted, { r, alpha, a, b }: BgNbd, logs: Float64Array): Evaluated {
  const { repeats, recencyDays, ageDays } = repeaters;
  const goneLogs = Float64Array.from({ length: maximum(repeats) + 1 }, (_, x) => Math.log(a / (b + x - 1)));
  let [value, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
  for (let row = 0; row < repeats.length; row += 1) {
    const x = countAt(repeats, row);
    const age = countAt(ageDays, row);
    const recency = countAt(recencyDays, row);
    const atAge = logAt(logs, age);
    const between = atAge - logAt(logs, recency);
    const log = (r + x) * between + logAt(goneLogs, x); // of the ratio of being gone to still buying
    const less = Math.exp(-Math.abs(log)); // the lesser of the two to the other: it cannot overflow
    // Stryker disable next-line EqualityOperator: at 0 both are 1
    const gone = (log > 0 ? 1 : less) / (1 + less);
    value += Math.max(log, 0) + Math.log1p(less) - (r + x) * atAge;
    byR += gone * between - atAge;
    byAlpha -= (r + x) * ((1 - gone) / (alpha + age / daysInWeek) + gone / (alpha + recency / daysInWeek));
    byA += gone;
    byB -= gone / (b + x - 1);
  }
  return { value, gradient: [byR, byAlpha, byA / a, byB] };
}
