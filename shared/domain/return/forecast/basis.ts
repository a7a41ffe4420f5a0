/** What chances are told by: a model that was fitted, or where it may not be believed what was observed. */
import { type Customers, customersAt, historiesOf } from '../customers.ts';
import type { BgNbd } from './bg-nbd.ts';
import { type Lacking, lackingIn, lackingOf } from './enough.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
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
  const histories = historiesOf(customers, day);
  const observed = (lacking: Lacking): Basis => ({
    ...{ enoughData: false, lacking },
    rates: ratesOf(observationsOf(customers, day, horizonDays, own)),
  });
  const before = lackingIn(histories, horizonDays);
  if (before) return observed(before);
  const fit = fitBgNbd(histories);
  const after = lackingOf(fit);
  if (after) return observed(after);
  const { parameters, logLikelihood } = fit;
  return { enoughData: true, parameters, logLikelihood };
}
