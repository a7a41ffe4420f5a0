/** Plants whose buyers keep rhythms of their own until a day on which they are gone, which the product is not told. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Customer, Purchase } from '../../../shared/domain/return/customers.ts';
import { dayNumber } from '../../../shared/domain/return/day-number.ts';
import { gamma } from './buyers.ts';

type Segment = {
  /** Of all buyers. */
  readonly share: number;
  /** The least and the most days that are usual from one purchase of a buyer to the next. */
  readonly gapDays: readonly [number, number];
  /** The least and the most of how regular they are: gaps are Gamma with that shape, 1 being no rhythm at all. */
  readonly regularity: readonly [number, number];
  readonly staysYears: number;
  readonly amountMinor: number;
  readonly marginShare: number;
};

export const plantSegments = {
  dealer: {
    share: 0.25,
    gapDays: [20, 45],
    regularity: [3, 12],
    staysYears: 5,
    amountMinor: 30_000_000,
    marginShare: 0.25,
  },
  industrial: {
    share: 0.45,
    gapDays: [80, 130],
    regularity: [2, 8],
    staysYears: 4,
    amountMinor: 80_000_000,
    marginShare: 0.35,
  },
  individual: {
    share: 0.3,
    gapDays: [180, 365],
    regularity: [1, 4],
    staysYears: 2,
    amountMinor: 6_000_000,
    marginShare: 0.45,
  },
} as const satisfies Record<string, Segment>;

/** A buyer as only the simulation knows it. */
export type PlantBuyer = {
  /** With all that they ever buy. */
  readonly customer: Customer;
  readonly gapDays: number;
  /** The first day on which they no longer buy. */
  readonly goneDay: number;
};

const yearDays = 365;
/** A Monday: the first day of the books. */
export const opensDay = dayNumber('2023-01-02');
export const warmUpWeeks = 52;
export const plantWeeks = 104;
const watchedDays = 7 * (warmUpWeeks + plantWeeks);
/** What happens after the last week is simulated for so long, to tell who was gone by then from who was between two purchases. */
const afterDays = 3 * yearDays;
/** Such a share was there before the books open, the others come evenly as the years pass. */
const thereBefore = 0.7;

/** The buyers of a plant, in the order in which they come. */
export function plantOf(buyers: number, seed: number): PlantBuyer[] {
  const random = randomOf(seed);
  return Array.from({ length: buyers }, (_, n) => buyerOf(n, random)).toSorted(
    (one, other) => firstDay(one) - firstDay(other),
  );
}

const firstDay = ({ customer: { purchases } }: PlantBuyer): number => purchases[0]?.day ?? 0;
const amid = ([least, most]: readonly [number, number], { next }: Random): number => least + (most - least) * next();

function segmentOf({ next }: Random): keyof typeof plantSegments {
  const at = next();
  const { dealer, industrial } = plantSegments;
  if (at < dealer.share) return 'dealer';
  return at < dealer.share + industrial.share ? 'industrial' : 'individual';
}

function buyerOf(n: number, random: Random): PlantBuyer {
  const segment = segmentOf(random);
  const { gapDays: gaps, regularity, staysYears, amountMinor } = plantSegments[segment];
  const [gapDays, shape] = [amid(gaps, random), amid(regularity, random)];
  const comesWithin = random.next() < thereBefore ? gapDays : watchedDays;
  const first = opensDay + Math.floor(random.next() * comesWithin);
  const goneDay = first + Math.ceil(-Math.log(1 - random.next()) * staysYears * yearDays);
  const level = amountMinor * (0.5 + random.next());
  const purchases: Purchase[] = [];
  for (let day = first; day < Math.min(goneDay, opensDay + watchedDays + afterDays); ) {
    purchases.push({ day, amountMinor: Math.round(level * (0.7 + 0.6 * random.next())) });
    day += Math.max(1, Math.round((gapDays / shape) * gamma(shape, random)));
  }
  return { customer: { id: `buyer-${String(n)}`, segment, purchases }, gapDays, goneDay };
}
