/** Whether the model may be believed: it is fitted to enough customers who came back, over enough time, and says something about them. */
import type { BgNbdFit } from './fit-bg-nbd.ts';
import type { Histories } from './histories.ts';

export type Lacking =
  /** Fewer customers came back than it takes. */
  | { readonly why: 'few-repeaters'; readonly repeaters: number; readonly needed: number }
  /** The oldest customer has been seen for less than half the time that the forecast looks ahead. */
  | { readonly why: 'short-history'; readonly days: number; readonly needed: number }
  /** The likelihood has no maximum, or one where customers are all alike or never leave: their histories do not tell one from the other. */
  | { readonly why: 'degenerate' };

/** Of so few the model still errs less than the rates that were observed: `bench/RETURN.md`. */
export const leastRepeaters = 20;
/** Beyond these a parameter is on its way to 0 or to infinity. */
const tellingRange = { r: [1e-3, 1e2], alpha: [1e-3, 1e4], a: [1e-3, 1e3], b: [1e-3, 1e3] } as const;

/** What lacks before a model is fitted. */
export function lackingIn({ repeats, ageDays }: Histories, horizonDays: number): Lacking | undefined {
  const repeaters = repeats.reduce((sum, x) => sum + Math.min(x, 1), 0);
  if (repeaters < leastRepeaters) return { why: 'few-repeaters', repeaters, needed: leastRepeaters };
  const days = ageDays.reduce((most, age) => Math.max(most, age), 0);
  const needed = Math.ceil(horizonDays / 2);
  return days < needed ? { why: 'short-history', days, needed } : undefined;
}

/** What lacks of a model that was fitted. */
export function lackingOf({ parameters, converged }: BgNbdFit): Lacking | undefined {
  const names = Object.keys(tellingRange) as (keyof typeof tellingRange)[]; // Object.keys forgets the keys
  const isTelling = names.every((name) => {
    const [least, most] = tellingRange[name];
    return parameters[name] > least && parameters[name] < most;
  });
  return converged && isTelling ? undefined : { why: 'degenerate' };
}
