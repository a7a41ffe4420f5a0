/** The model of who buys again, fitted to what was bought, where it may be believed. */
import type { BgNbd } from './bg-nbd.ts';
import { type Lacking, lackingIn, lackingOf } from './enough.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
import type { Histories } from './histories.ts';

export type Fitted =
  | { readonly enoughData: true; readonly parameters: BgNbd; readonly logLikelihood: number }
  | { readonly enoughData: false; readonly lacking: Lacking };

/** Fits it to look so many days ahead, or says what it lacks. */
export function fittedTo(histories: Histories, horizonDays: number): Fitted {
  const before = lackingIn(histories, horizonDays);
  if (before) return { enoughData: false, lacking: before };
  const fit = fitBgNbd(histories);
  const after = lackingOf(fit);
  if (after) return { enoughData: false, lacking: after };
  const { parameters, logLikelihood } = fit;
  return { enoughData: true, parameters, logLikelihood };
}
