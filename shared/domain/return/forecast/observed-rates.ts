/** How many bought within a time who stood as somebody stands now: what is said of the future where a model would be guessing. */
import { boughtAfter, type Customer, columnsOf, customersAt } from '../customers.ts';
import { boundariesOf } from '../rfm/boundaries.ts';
import { bandOf } from '../rfm/cells.ts';
import { type Interval, wilson } from '../wilson.ts';
import { type Level, levels } from './levels.ts';

/** One customer at the beginning of a past window. */
export type Observation = { readonly cell: number; readonly segment?: string | undefined; readonly bought: boolean };

export type Rate = Interval & {
  readonly level: Level;
  readonly bought: number;
  readonly of: number;
  readonly share: number;
};

/** A rate of fewer is no rate. */
export const leastObservations = 20;
const mostWindows = 8;

/** Those of the last windows, one behind the other, as long as there was somebody a whole window before. */
export function observationsOf(customers: readonly Customer[], day: number, horizonDays: number): Observation[] {
  const firstDay = customers.reduce((first, { purchases }) => Math.min(first, purchases[0]?.day ?? first), day);
  const starts = Array.from({ length: mostWindows }, (_, n) => day - (n + 1) * horizonDays);
  return starts
    .filter((start) => start - horizonDays >= firstDay)
    .flatMap((start) => observedFrom(customers, start, start + horizonDays));
}

function observedFrom(customers: readonly Customer[], start: number, end: number): Observation[] {
  const then = customersAt(customers, start);
  const columns = columnsOf(then, start);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) return [];
  const cells = columns.kernel.band(boundaries);
  const bought = boughtAfter(customers, start, end);
  return then.map(({ segment }, row) => ({ cell: cells[row] ?? 0, segment, bought: bought[row] === true }));
}

type Stands = Pick<Observation, 'cell' | 'segment'>;
/** Whose rate a level is: nothing for whoever has no segment. */
const groupOf: Readonly<Record<Level, (stands: Stands) => string | undefined>> = {
  cell: ({ cell }) => String(cell),
  'recency-and-segment': ({ cell, segment }) =>
    segment === undefined ? undefined : `${bandOf(cell, 'recency')} ${segment}`,
  recency: ({ cell }) => bandOf(cell, 'recency'),
  base: () => '',
};

/** What was observed of one group of a level: how many of how many bought. */
export type Observed = { readonly level: Level; readonly group: string; readonly bought: number; readonly of: number };

/** What was observed often enough to be a rate. */
export const ratesOf = (observations: readonly Observation[]): Observed[] =>
  levels.flatMap((level) =>
    [...Map.groupBy(observations, groupOf[level])].flatMap(([group, seen]) =>
      group === undefined || seen.length < leastObservations
        ? []
        : [{ level, group, bought: seen.filter((each) => each.bought).length, of: seen.length }],
    ),
  );

/** The rate for whoever stands so: of the nearest level there is one of, or none. */
export function rateIn(rates: readonly Observed[]): (stands: Stands) => Rate | undefined {
  const known = new Map(rates.map((each) => [`${each.level} ${each.group}`, rateOf(each)]));
  return (stands) =>
    levels.map((level) => known.get(`${level} ${groupOf[level](stands) ?? ''}`)).find((rate) => rate !== undefined);
}

const rateOf = ({ level, bought, of }: Observed): Rate => ({
  ...{ level, bought, of, share: bought / of },
  ...wilson(bought, of),
});
