/** What chances are told by: a model that was fitted, or where it may not be believed what was observed. */
import { type Customers, customersAt, historiesOf } from '../customers.ts';
import type { BgNbd } from './bg-nbd.ts';
import type { Lacking } from './enough.ts';
import { fittedTo } from './fitted.ts';
import type { Correction } from './recalibrate.ts';
import { observationsOf, type Observed, ratesOf } from './observed-rates.ts';

export type Basis =
  | {
      readonly enoughData: true;
      readonly parameters: BgNbd;
      readonly logLikelihood: number;
      /** Of its chances, where one was learnt. */
      readonly correction?: Correction;
    }
  | {
      readonly enoughData: false;
      readonly lacking: Lacking;
      /** Of those who stood alike in past windows. */
      readonly rates: readonly Observed[];
    };

/** What is told at the end of a day of the time ahead, by what was bought until then. `own` are the segments with boundaries of their own. */
export function basisOf(everybody: Customers, day: number, horizonDays: number, own?: ReadonlySet<string>): Basis {
  const customers = customersAt(everybody, day);
  const fitted = fittedTo(historiesOf(customers, day), horizonDays);
  return fitted.enoughData ? fitted : { ...fitted, rates: ratesOf(observationsOf(customers, day, horizonDays, own)) };
}
