/** Where the bands of the three axes begin: exact quartiles by the nearest rank, of one part of the customers or of many. */
import { type Boundaries, bucketStart, type Columns, mostGathered, type Quartiles } from './columns.ts';

/**
 * q25 and q75 of each axis: the value at rank ⌈p · n⌉ in ascending order. Every customer counts, so the parts and their
 * order do not matter; equal values stand on one side of a boundary.
 *
 * @returns nothing of nobody
 */
export function boundariesOf(parts: readonly Columns[]): Boundaries | undefined {
  const customers = parts.reduce((sum, part) => sum + part.customers, 0);
  if (customers === 0) return undefined;
  const counts = parts.map(({ kernel }) => kernel.count());
  const ranks = [Math.ceil(0.25 * customers), Math.ceil(0.75 * customers)] as const;
  const values = (axis: 'recency' | 'frequency'): Quartiles => {
    const counters = counts.flatMap((each) => each[axis]);
    return [placeOf(ranks[0], counters).place, placeOf(ranks[1], counters).place];
  };
  const buckets = counts.flatMap((each) => each.monetary);
  return {
    recency: values('recency'),
    frequency: values('frequency'),
    monetary: amountsAt(spotOf(ranks[0], buckets), spotOf(ranks[1], buckets), parts),
  };
}

/** The place a rank falls on, with how many stand before it and on it. */
function placeOf(rank: number, counters: readonly Uint32Array[]) {
  let before = 0;
  for (let place = 0; ; place += 1) {
    let here = 0;
    for (const counter of counters) here += counter[place] ?? 0;
    if (before + here >= rank) return { place, before, here };
    before += here;
  }
}

/** Where an amount is looked for: at a rank among those from `low` up to but not including `high`, of which there are so many. */
type Spot = { readonly low: number; readonly high: number; readonly size: number; readonly rank: number };

function spotOf(rank: number, counters: readonly Uint32Array[]): Spot {
  const { place, before, here } = placeOf(rank, counters);
  return { low: bucketStart(place), high: bucketStart(place + 1), size: here, rank: rank - before };
}

/** The amounts at two spots: what is near them is gathered in one look through all, and sorted. */
function amountsAt(one: Spot, other: Spot, parts: readonly Columns[]): Quartiles {
  const [first, second] = [narrowed(one, parts), narrowed(other, parts)];
  const near = joined(parts.map(({ kernel }) => kernel.gather(first, second))).sort();
  const at = ({ low, high, rank }: Spot): number =>
    // Stryker disable next-line ConditionalExpression: of a spot that is known nothing was gathered, and the default is its amount
    low === high ? low : (near[near.findIndex((amount) => amount >= low) + rank - 1] ?? low);
  return [at(first), at(second)];
}

/** A spot with no more in it than may be gathered, or with none: its amount is known then. It is parted at one of its amounts, and ends there at once where that occurs often. */
function narrowed(spot: Spot, parts: readonly Columns[]): Spot {
  const { low, high, size, rank } = spot;
  // Stryker disable next-line EqualityOperator: parted once more it is found as well
  if (size <= mostGathered / 2) return spot;
  const pivot = amidst(spot, parts);
  const { less, equal } = aroundOf(pivot, spot, parts);
  if (rank <= less) return narrowed({ low, high: pivot, size: less, rank }, parts);
  if (rank <= less + equal) return { low: pivot, high: pivot, size: 0, rank: 0 };
  return narrowed({ low: nextAbove(pivot), high, size: size - less - equal, rank: rank - less - equal }, parts);
}

function joined(some: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(some.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const each of some) {
    all.set(each, filled);
    filled += each.length;
  }
  return all;
}

/** The amount of the middle customer of a range, as they stand. */
function amidst({ low, high, size }: Spot, parts: readonly Columns[]): number {
  let left = Math.ceil(size / 2);
  for (const { monetary } of parts)
    for (const amount of monetary) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: by which amount a range is parted says how soon, not what is found
      if (amount >= low && amount < high && (left -= 1) === 0) return amount;
    }
  return low;
}

function aroundOf(pivot: number, { low }: Spot, parts: readonly Columns[]) {
  let [less, equal] = [0, 0];
  for (const { monetary } of parts)
    for (const amount of monetary) {
      if (amount >= low && amount < pivot) less += 1;
      else if (amount === pivot) equal += 1;
    }
  return { less, equal };
}

/** The next number a double can be, of one that is not negative. */
function nextAbove(amount: number): number {
  const double = new Float64Array([amount]);
  const bits = new BigUint64Array(double.buffer);
  bits[0] = (bits[0] ?? 0n) + 1n;
  return double[0] ?? 0;
}
