/** What the fitted model expects of a customer: whether they still buy, whether they will within a time, and how often. */
import type { BgNbd } from './bg-nbd.ts';

/** One customer, as the papers write it. */
export type History = {
  /** Days with a purchase after the first one (x). */
  readonly repeats: number;
  /** From the first purchase to the last, in weeks (t_x). */
  readonly recency: number;
  /** From the first purchase to now, in weeks (T). */
  readonly age: number;
};

/** P(alive | x, t_x, T): that the customer was not gone after their last purchase. It is 1 for everybody who never came back, and so no forecast. */
export function chanceAlive({ r, alpha, a, b }: BgNbd, { repeats, recency, age }: History): number {
  if (repeats === 0) return 1;
  return 1 / (1 + (a / (b + repeats - 1)) * Math.exp((r + repeats) * Math.log((alpha + age) / (alpha + recency))));
}

/** P1(H) = P(alive) · (1 − ((α + T) / (α + T + H))^(r + x)): at least one purchase within so many weeks. */
export const chanceToBuy = (model: BgNbd, history: History, weeks: number): number =>
  chanceAlive(model, history) * chanceIfAlive(model, history, weeks);

/** P1(H) of a customer who is still there. */
export const chanceIfAlive = ({ r, alpha }: BgNbd, { repeats, age }: Omit<History, 'recency'>, weeks: number): number =>
  -Math.expm1(-(r + repeats) * Math.log1p(weeks / (alpha + age)));

/** E[Y(t) | x, t_x, T]: days with a purchase within so many weeks (equation 10 of the paper). */
export const expectedPurchases = (model: BgNbd, history: History, weeks: number): number =>
  chanceAlive(model, history) * expectedIfAlive(model, history, weeks);

/**
 * The numerator of equation 10. With Euler's transformation of its hypergeometric function (DLMF 15.8.1) the poles at
 * a = 1 and a + b + x = 1 fall out, and nothing overflows for a customer of a thousand purchases:
 * with z = t / (α + T + t), e = a − 1 and c = a + b + x − 1 it is
 * −c · ((1 − z)^e − 1) / e − (1 − z)^e · Σ (a+b−1−r)_n (a)_(n−1) / ((c+1)_(n−1) n!) · z^n, n = 1, 2, ...
 */
export function expectedIfAlive(
  { r, alpha, a, b }: BgNbd,
  { repeats, age }: Omit<History, 'recency'>,
  weeks: number,
): number {
  const z = weeks / (alpha + age + weeks);
  const e = a - 1;
  const c = a + b + repeats - 1;
  const log = Math.log1p(-z);
  const base = e === 0 ? log : Math.expm1(e * log) / e;
  return -c * base - Math.exp(e * log) * seriesOf(a + b - 1 - r, a, c + 1, z);
}

const mostTerms = 100_000;

/** Σ (p)_n (q)_(n−1) / ((s)_(n−1) n!) · z^n, n = 1, 2, ..., until a term no longer counts. */
function seriesOf(p: number, q: number, s: number, z: number): number {
  let term = p * z;
  let sum = term;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: the bound is never reached, and no term is exactly that small
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * 1e-17; n += 1) {
    term *= (((p + n) * (q + n - 1)) / ((s + n - 1) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}
