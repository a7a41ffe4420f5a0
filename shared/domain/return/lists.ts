/** This week's lists: who is about to leave the best group by recency, and which of the best have left it. */
import type { Customer } from './customers.ts';
import type { Base, Cut } from './cut-shape.ts';
import { marginOf, type MarginRates } from './margin.ts';
import { bandOf } from './rfm/cells.ts';
import { baseIn, type Standing } from './scoring.ts';

/** A customer on a list. Days are numbers of calendar days. */
export type Listed = {
  readonly customer: Customer;
  readonly standing: Standing;
  readonly lastDay: number;
  /** So many days the best group by recency goes back. */
  readonly bestUntilDays: number;
  /** The first day it is no longer in it, unless it buys. */
  readonly crossesDay: number;
  /** Of the last twelve months. */
  readonly marginMinor: number;
  readonly isValuable: boolean;
};

/** So many days ahead a crossing is told. */
const withinDays = 7;

/** Where one customer stands to the best group; nothing of who bought nothing. */
export function listedOf(
  customer: Customer,
  standing: Standing | undefined,
  { cut, day, rates }: { readonly cut: Cut; readonly day: number; readonly rates: MarginRates },
): Listed | undefined {
  const base = baseIn(cut, customer.segment);
  const lastDay = customer.purchases.at(-1)?.day;
  if (!standing || !base || lastDay === undefined) return undefined;
  const marginMinor = marginOf(customer, day, rates);
  const bestUntilDays = base.boundaries.recency[0];
  return {
    ...{ customer, standing, lastDay, bestUntilDays, marginMinor },
    crossesDay: lastDay + bestUntilDays + 1,
    isValuable: isValuable(marginMinor, base),
  };
}

/** In the top quarter of its base by the margin of a year. */
export const isValuable = (marginMinor: number, { valuableAbove }: Pick<Base, 'valuableAbove'>): boolean =>
  marginMinor > valuableAbove;

/** Best by recency, and past its boundary within a week unless it buys. */
export const isAboutToSlip = ({ standing, crossesDay }: Listed, day: number): boolean =>
  bandOf(standing.cell, 'recency') === 'best' && crossesDay - day <= withinDays;

/** Valuable, or best by frequency and by what it spends; and no longer best by recency. */
export const isSilent = ({ standing: { cell }, isValuable: valuable }: Listed): boolean =>
  bandOf(cell, 'recency') !== 'best' &&
  (valuable || (bandOf(cell, 'frequency') === 'best' && bandOf(cell, 'monetary') === 'best'));
