/**
 * The Gamma-Gamma model of what a purchase is worth: amounts of a customer are Gamma(p, ν), and ν is Gamma(q, γ) over customers.
 *
 * Fader, Hardie and Lee, RFM and CLV: Using Iso-Value Curves, Journal of Marketing Research 42 (2005) 415–430.
 */
import { digamma, logGamma } from './log-gamma.ts';
import { type Evaluated, lowestOf, minimise } from './minimise.ts';

export type GammaGamma = { readonly p: number; readonly q: number; readonly gamma: number };

/** As columns: days with a purchase after the first one, and what one of these was worth on average. The model is fitted to those where both are positive. */
export type Spending = { readonly repeats: Uint32Array; readonly means: Float64Array };

export type GammaGammaFit = {
  readonly parameters: GammaGamma;
  readonly logLikelihood: number;
  readonly converged: boolean;
};

type Prepared = Spending & { readonly logMeans: Float64Array; readonly byRepeats: ReadonlyMap<number, number> };

function prepared({ repeats, means }: Spending): Prepared {
  const byRepeats = new Map<number, number>();
  for (const x of repeats) byRepeats.set(x, (byRepeats.get(x) ?? 0) + 1);
  return { repeats, means, logMeans: means.map(Math.log), byRepeats };
}

/** The log-likelihood of all customers (equation 1a of the note of Fader and Hardie, 2013), and its derivatives by p, q and γ. */
export const spendingLogLikelihood = (spending: Spending, parameters: GammaGamma): Evaluated =>
  likelihood(prepared(spending), parameters);

function likelihood({ repeats, means, logMeans, byRepeats }: Prepared, { p, q, gamma }: GammaGamma): Evaluated {
  const logOfGamma = Math.log(gamma);
  const customers = repeats.length;
  let value = customers * (q * logOfGamma - logGamma(q));
  let [byP, byQ, byGamma] = [0, customers * (logOfGamma - digamma(q)), (customers * q) / gamma];
  for (const [x, n] of byRepeats) {
    value += n * (logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x));
    byP += n * x * (digamma(p * x + q) - digamma(p * x) + Math.log(x));
    byQ += n * digamma(p * x + q);
  }
  for (let row = 0; row < customers; row += 1) {
    const x = repeats[row] ?? 0;
    const spent = x * (means[row] ?? 0);
    const logMean = logMeans[row] ?? 0;
    const logAll = Math.log(gamma + spent);
    value += (p * x - 1) * logMean - (p * x + q) * logAll;
    byP += x * (logMean - logAll);
    byQ -= logAll;
    byGamma -= (p * x + q) / (gamma + spent);
  }
  return { value, gradient: [byP, byQ, byGamma] };
}

/** Where the search begins; γ follows from the mean of all customers, γ p / (q − 1). */
const shapes = [
  { p: 6, q: 4 },
  { p: 1, q: 2 },
  { p: 2, q: 15 },
] as const;

/** Fits the model by maximum likelihood. */
export function fitGammaGamma(spending: Spending): GammaGammaFit {
  const ready = prepared(spending);
  const customers = spending.repeats.length;
  // Stryker disable next-line ArithmeticOperator: a unit for γ, near what it will be; in another the end is found later
  const mean = spending.means.reduce((sum, each) => sum + each, 0) / customers;
  // Stryker disable ArithmeticOperator: γ in another unit leads to the same end
  const at = ([p = 0, q = 0, gamma = 0]: readonly number[]): GammaGamma => ({
    ...{ p: Math.exp(p), q: Math.exp(q), gamma: Math.exp(gamma) * mean },
  });
  // Stryker restore ArithmeticOperator
  const minima = shapes.map(({ p, q }) =>
    minimise(
      (point) => {
        const parameters = at(point);
        const { value, gradient } = likelihood(ready, parameters);
        const scales = [parameters.p, parameters.q, parameters.gamma];
        return {
          value: -value / customers,
          gradient: gradient.map((slope, n) => (-slope * (scales[n] ?? 0)) / customers),
        };
      },
      // Stryker disable next-line ArithmeticOperator: from another start the same end is found, later
      [p, q, (q - 1) / p].map(Math.log),
    ),
  );
  const best = lowestOf(minima);
  return { parameters: at(best.point), logLikelihood: -best.value * customers, converged: best.converged };
}

/** E[M | x, m]: what a purchase of a customer is worth (equation 5). Without a repeat it is the mean of all customers, γ p / (q − 1). */
export const expectedValue = ({ p, q, gamma }: GammaGamma, repeats: number, mean: number): number =>
  (p * (gamma + repeats * mean)) / (p * repeats + q - 1);
