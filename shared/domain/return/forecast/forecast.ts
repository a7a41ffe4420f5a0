/** The progress of each customer, and what stands for it where there is not enough to go by. */
import { type Customer, columnsOf, customersAt, historiesOf, spendingOf } from '../customers.ts';
import { boundariesOf } from '../rfm/boundaries.ts';
import { wholeCompany } from '../score.ts';
import { basisOf } from './basis.ts';
import type { BgNbd } from './bg-nbd.ts';
import { type Lacking, leastRepeaters } from './enough.ts';
import { expectedValue, fitGammaGamma, type Spending } from './gamma-gamma.ts';
import type { Histories } from './histories.ts';
import { type Observed, type Rate, rateIn } from './observed-rates.ts';
import { type Predictions, predictAll } from './predict-all.ts';

type Of = {
  readonly customers: readonly Customer[];
  readonly histories: Histories;
};

/** By the model, or by what was observed: in the rows of the customers. */
export type Forecast = Of &
  (
    | {
        readonly enoughData: true;
        readonly parameters: BgNbd;
        readonly logLikelihood: number;
        readonly predictions: Predictions;
        /** What one purchase of each is expected to be worth, in minor units. */
        readonly values: Float64Array | undefined;
      }
    | {
        readonly enoughData: false;
        readonly lacking: Lacking;
        /** Of those who stood alike in past windows; nothing where even of all there were too few. */
        readonly rates: readonly (Rate | undefined)[];
      }
  );

/** Looks ahead from the end of a day, by what was bought until then. */
export function forecastOf(everybody: readonly Customer[], day: number, horizonDays: number): Forecast {
  const customers = [...customersAt(everybody, day)];
  const histories = historiesOf(customers, day);
  const basis = basisOf(customers, day, horizonDays);
  if (!basis.enoughData) {
    const { lacking, rates } = basis;
    return { ...{ customers, histories, enoughData: false, lacking }, rates: observedFor(customers, day, rates) };
  }
  const predictions = predictAll(basis.parameters, histories, horizonDays);
  return { customers, histories, ...basis, predictions, values: valuesOf(customers) };
}

function observedFor(customers: readonly Customer[], day: number, rates: readonly Observed[]): (Rate | undefined)[] {
  const columns = columnsOf(customers, day);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) return [];
  const rateFor = rateIn(rates);
  const cells = columns.kernel.band(boundaries);
  return customers.map(({ segment }, row) => rateFor({ cell: cells[row] ?? 0, base: wholeCompany, segment }));
}

/** What a purchase of each is worth by the model of it, where there are enough to fit that to, and it has a mean. */
function valuesOf(customers: readonly Customer[]): Float64Array | undefined {
  const spending = spendingOf(customers);
  const known = spending.means.filter((mean) => mean > 0).length;
  if (known < leastRepeaters) return undefined;
  const { parameters, converged } = fitGammaGamma(positive(spending));
  // Stryker disable next-line EqualityOperator: it is never exactly 1
  if (!converged || parameters.q <= 1) return undefined;
  return spending.means.map((mean, row) => expectedValue(parameters, spending.repeats[row] ?? 0, mean));
}

/** Those who spent something. */
const positive = ({ repeats, means }: Spending): Spending => ({
  repeats: repeats.filter((_, row) => (means[row] ?? 0) > 0),
  means: means.filter((mean) => mean > 0),
});
