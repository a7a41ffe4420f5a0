/** The progress of each customer, and what stands for it where there is not enough to go by. */
import { type Customer, columnsOf, customersAt, historiesOf } from '../customers.ts';
import { boundariesOf } from '../rfm/boundaries.ts';
import { wholeCompany } from '../score.ts';
import { basisOf } from './basis.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { Lacking } from './enough.ts';
import type { Histories } from './histories.ts';
import { type Observed, type Rate, rateIn } from './observed-rates.ts';
import { type Predictions, predictAll } from './predict-all.ts';
import { worthOf } from './worth.ts';

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
  return { customers, histories, ...basis, predictions, values: worthOf(customers) };
}

function observedFor(customers: readonly Customer[], day: number, rates: readonly Observed[]): (Rate | undefined)[] {
  const columns = columnsOf(customers, day);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) return [];
  const rateFor = rateIn(rates);
  const cells = columns.kernel.band(boundaries);
  return customers.map(({ segment }, row) => rateFor({ cell: cells[row] ?? 0, base: wholeCompany, segment }));
}
