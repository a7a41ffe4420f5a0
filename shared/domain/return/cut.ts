/** What accounts are scored by for a week: where the bands of each base begin, and what chances are told by. Cut on a Monday, of all who have bought by then. */
import { type Customer, columnsOf, customersAt } from './customers.ts';
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
export function cutOf(everybody: readonly Customer[], on: string, rates: MarginRates): Cut {
  const day = dayNumber(on);
  const customers = customersAt(everybody, day);
  const bySegment = Map.groupBy(customers, ({ segment }) => segment);
  const parts = [...bySegment].map(([segment, some]) => ({ segment, some, columns: columnsOf(some, day) }));
  const company = boundariesOf(parts.map(({ columns }) => columns));
  const segments = parts.flatMap(({ segment, some, columns }) => {
    const boundaries = boundariesOf([columns]);
    const isBase = segment !== undefined && some.length >= leastBuyers && boundaries;
    return isBase ? [baseOf(segment, some, boundaries, { day, rates })] : [];
  });
  return {
    on: mondayOf(on),
    bases: [...(company ? [baseOf(wholeCompany, customers, company, { day, rates })] : []), ...segments],
    horizonDays,
    basis: plain(recalibrated(customers, day, horizonDays)),
  };
}

function baseOf(
  name: string,
  customers: readonly Customer[],
  { recency, frequency, monetary }: Boundaries,
  { day, rates }: { readonly day: number; readonly rates: MarginRates },
): Base {
  const margins = marginsOf(customers, day, rates).sort();
  return {
    name,
    buyers: customers.length,
    boundaries: { recency: [...recency], frequency: [...frequency], monetary: [...monetary] },
    valuableAbove: margins[Math.ceil(0.75 * margins.length) - 1] ?? 0,
  };
}

const plain = (basis: Basis): Cut['basis'] =>
  basis.enoughData ? basis : { ...basis, rates: basis.rates.map((each) => ({ ...each })) };
