/** What accounts are scored by for a week: where the bands of each base begin, and what chances are told by. Cut on a Monday, of all who have bought by then. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { type Customer, columnsOf, customersAt, dayNumber, dayOf } from './customers.ts';
import { type Basis, basisOf } from './forecast/basis.ts';
import { levels } from './forecast/observed-rates.ts';
import { marginsOf, type MarginRates } from './margin.ts';
import { boundariesOf } from './rfm/boundaries.ts';
import type { Boundaries } from './rfm/columns.ts';
import { wholeCompany } from './score.ts';

const Quartiles = z.tuple([z.number(), z.number()]);
const Boundary = z.strictObject({ recency: Quartiles, frequency: Quartiles, monetary: Quartiles });

const Lacks = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('few-repeaters'), repeaters: z.int(), needed: z.int() }),
  z.strictObject({ why: z.literal('short-history'), days: z.int(), needed: z.int() }),
  z.strictObject({ why: z.literal('degenerate') }),
]);
export const BasisShape = lazily(() =>
  z.discriminatedUnion('enoughData', [
    z.strictObject({
      enoughData: z.literal(true),
      /** In weeks. */
      parameters: z.strictObject({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
      logLikelihood: z.number(),
    }),
    z.strictObject({
      enoughData: z.literal(false),
      lacking: Lacks,
      rates: z.array(z.strictObject({ level: z.enum(levels), group: z.string(), bought: z.int(), of: z.int() })),
    }),
  ]),
);

/** Of one segment, or of the company: by what, and of how many. */
export const BaseShape = lazily(() =>
  z.strictObject({
    name: z.string(),
    buyers: z.int().positive(),
    /** Days, purchases, and minor units of the company's currency. */
    boundaries: Boundary,
    /** Whose margin of a year is above it is valuable: the top quarter. */
    valuableAbove: z.number(),
  }),
);
export type Base = z.infer<ReturnType<typeof BaseShape>>;

export const CutShape = lazily(() =>
  z.strictObject({
    /** A Monday: its week's. */
    on: Day,
    /** The company's, and those of the segments with buyers enough. Of nobody there are none. */
    bases: z.array(BaseShape()),
    horizonDays: z.int().positive(),
    basis: BasisShape(),
  }),
);
export type Cut = z.infer<ReturnType<typeof CutShape>>;

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
    basis: plain(basisOf(customers, day, horizonDays)),
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
