/** How many bought within a time who stood as somebody stands now: what is said of the future where a model would be guessing. */
import { boughtAfter, type Customers, customersAt, customersIn, partsBy } from '../customers.ts';
import { boundariesOf } from '../rfm/boundaries.ts';
import { bandOf } from '../rfm/cells.ts';
import { wholeCompany } from '../score.ts';
import { type Interval, wilson } from '../wilson.ts';
import { type Level, levels } from './levels.ts';

/** One customer at the beginning of a past window. */
export type Observation = {
  readonly cell: number;
  /** By whose boundaries: the segment's, or the company's. */
  readonly base: string;
  readonly segment?: string | undefined;
  readonly bought: boolean;
};

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

/**
 * Those of the last windows, one behind the other, as long as there was somebody a whole window before.
 *
 * @param own - the segments with boundaries of their own today: those of each window are cut of the same bases, so that cells compare
 */
export function observationsOf(
  everybody: Customers,
  day: number,
  horizonDays: number,
  own: ReadonlySet<string> = new Set(),
): Observation[] {
  const customers = someOf(everybody);
  let firstDay = day;
  // Stryker disable next-line OptionalChaining: everybody has bought
  for (const { purchases } of customers) firstDay = Math.min(firstDay, purchases[0]?.day ?? firstDay);
  const starts = Array.from({ length: mostWindows }, (_, n) => day - (n + 1) * horizonDays);
  return starts
    .filter((start) => start - horizonDays >= firstDay)
    .flatMap((start) => observedFrom(customers, { start, end: start + horizonDays, own }));
}

/** Of many every so-manieth: rates of as many are sure enough. */
function someOf(customers: Customers): Customers {
  const nth = Math.ceil(customers.length / mostObserved);
  return customersIn(
    customers,
    Uint32Array.from({ length: Math.floor(customers.length / nth) }, (_, n) => n * nth),
  );
}

type Window = { readonly start: number; readonly end: number; readonly own: ReadonlySet<string> };

function observedFrom(customers: Customers, { start, end, own }: Window): Observation[] {
  const then = customersAt(customers, start);
  const bought = boughtAfter(customers, start, end);
  const parts = partsBy(then, start, ({ segment = wholeCompany }) => (own.has(segment) ? segment : wholeCompany));
  const company = parts.map(({ columns }) => columns);
  return parts.flatMap(({ key: base, rows, columns }) => {
    const boundaries = boundariesOf(base === wholeCompany ? company : [columns]);
    const cells = boundaries && columns.kernel.band(boundaries);
    const observed = (row: number, n: number): Observation => ({
      // Stryker disable next-line OptionalChaining: a part has rows, and so boundaries
      ...{ cell: cells?.[n] ?? 0, base },
      // Stryker disable next-line OptionalChaining: and each is somebody's
      ...{ segment: then.at(row)?.segment, bought: bought[row] === true },
    });
    return Array.from(rows, observed);
  });
}

type Stands = Omit<Observation, 'bought'>;
/** Whose rate a level is: nothing for whoever has no segment. */
const groupOf: Readonly<Record<Level, (stands: Stands) => string | undefined>> = {
  cell: ({ cell, base }) => `${base} ${String(cell)}`,
  'recency-and-segment': ({ cell, segment }) =>
    segment === undefined ? undefined : `${bandOf(cell, 'recency')} ${segment}`,
  recency: ({ cell }) => bandOf(cell, 'recency'),
  // Stryker disable next-line StringLiteral: one for all, whatever it is called
  base: () => '',
};

/** What was observed of one group of a level: how many of how many bought. */
export type Observed = { readonly level: Level; readonly group: string; readonly bought: number; readonly of: number };

/** What was observed often enough to be a rate. */
export const ratesOf = (observations: readonly Observation[], least = leastObservations): Observed[] =>
  levels.flatMap((level) =>
    [...Map.groupBy(observations, groupOf[level])].flatMap(([group, seen]) =>
      group === undefined || seen.length < least
        ? []
        : [{ level, group, bought: seen.filter((each) => each.bought).length, of: seen.length }],
    ),
  );

/** The rate for whoever stands so: of the nearest level there is one of, or none. */
export function rateIn(rates: readonly Observed[]): (stands: Stands) => Rate | undefined {
  const known = new Map(rates.map((each) => [`${each.level} ${each.group}`, rateOf(each)]));
  return (stands) =>
    // Stryker disable next-line StringLiteral: there is no rate of nobody's group
    levels.map((level) => known.get(`${level} ${groupOf[level](stands) ?? ''}`)).find((rate) => rate !== undefined);
}

const rateOf = ({ level, bought, of }: Observed): Rate => ({
  ...{ level, bought, of, share: bought / of },
  ...wilson(bought, of),
});
