/** How many bought within a time who stood as somebody stands now: what is said of the future where a model would be guessing. */
import { boughtAfter, columnsOf, type Customers, customersAt, customersIn } from '../customers.ts';
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
const mostObserved = 50_000;

/** Those of the last windows, one behind the other, as long as there was somebody a whole window before. */
export function observationsOf(everybody: Customers, day: number, horizonDays: number): Observation[] {
  const customers = someOf(everybody);
  let firstDay = day;
  for (const { purchases } of customers) firstDay = Math.min(firstDay, purchases[0]?.day ?? firstDay);
  const starts = Array.from({ length: mostWindows }, (_, n) => day - (n + 1) * horizonDays);
  return starts
    .filter((start) => start - horizonDays >= firstDay)
    .flatMap((start) => observedFrom(customers, start, start + horizonDays));
}

/** Of many every so-manieth: rates of as many are sure enough. */
function someOf(customers: Customers): Customers {
  const nth = Math.ceil(customers.length / mostObserved);
  if (nth <= 1) return customers;
  return customersIn(
    customers,
    Uint32Array.from({ length: Math.floor(customers.length / nth) }, (_, n) => n * nth),
  );
}

function observedFrom(customers: Customers, start: number, end: number): Observation[] {
  const then = customersAt(customers, start);
  const columns = columnsOf(then, start);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) return [];
  const cells = columns.kernel.band(boundaries);
  const bought = boughtAfter(customers, start, end);
  return Array.from(then, ({ segment }, row) => ({ cell: cells[row] ?? 0, segment, bought: bought[row] === true }));
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
