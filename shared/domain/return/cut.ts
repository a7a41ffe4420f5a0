/** What accounts are scored by for a week: where the bands of each base begin, and what chances are told by. Cut on a Monday, of all who have bought by then. */
import { type Customers, customersAt, partsBy } from './customers.ts';
import { dayNumber, dayOf } from './day-number.ts';
import type { Basis } from './forecast/basis.ts';
import { recalibrated } from './forecast/recalibrate.ts';
import type { Base, Cut } from './cut-shape.ts';
import { marginsOf, type MarginRates } from './margin.ts';
import { boundariesOf } from './rfm/boundaries.ts';
import type { Boundaries } from './rfm/columns.ts';
import { wholeCompany } from './score.ts';

/** A segment of fewer buyers is scored by the company's boundaries. */
export const leastBuyers = 40;
/** How far ahead chances look. */
export const horizonDays = 90;

/** The Monday of a day's week. */
export function mondayOf(on: string): string {
  const day = dayNumber(on);
  return dayOf(day - ((day + 3) % 7)); // 1970-01-01 was a Thursday
}

/** Cuts by those who had bought at the end of a day of the week. */
export function cutOf(everybody: Customers, on: string, rates: MarginRates, least = leastBuyers): Cut {
  const day = dayNumber(on);
  const customers = customersAt(everybody, day);
  const margins = marginsOf(customers, day, rates);
  const parts = partsBy(customers, day, ({ segment }) => segment);
  const company = boundariesOf(parts.map(({ columns }) => columns));
  const segments = parts.flatMap(({ key, rows, columns }) => {
    const boundaries = boundariesOf([columns]);
    const isBase = key !== undefined && rows.length >= least && boundaries;
    return isBase
      ? [
          baseOf(
            key,
            boundaries,
            Float64Array.from(rows, (row) => margins[row] ?? 0),
          ),
        ]
      : [];
  });
  return {
    on: mondayOf(on),
    bases: [...(company ? [baseOf(wholeCompany, company, margins)] : []), ...segments],
    horizonDays,
    basis: plain(recalibrated(customers, day, horizonDays, new Set(segments.map(({ name }) => name)))),
  };
}

function baseOf(name: string, { recency, frequency, monetary }: Boundaries, margins: Float64Array): Base {
  const sorted = margins.toSorted();
  return {
    name,
    buyers: margins.length,
    boundaries: { recency: [...recency], frequency: [...frequency], monetary: [...monetary] },
    valuableAbove: sorted[Math.ceil(0.75 * sorted.length) - 1] ?? 0,
  };
}

const plain = (basis: Basis): Cut['basis'] =>
  basis.enoughData ? basis : { ...basis, rates: basis.rates.map((each) => ({ ...each })) };
