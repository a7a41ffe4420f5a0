/** What a year of a customer's purchases left us. */
import { marginOfOrder } from '../purchases/order-costs.ts';
import type { Policy } from '../settings/settings.ts';
import type { Customer, Customers, Purchase } from './customers.ts';

/** The share of the net amount that is margin where nobody told the cost of the goods, by segment; all of it where none is known. */
export type MarginRates = ReadonlyMap<string, number>;

/** The segments' margin rates as shares. */
export const marginRates = ({ segments }: Policy): MarginRates =>
  new Map(
    segments.flatMap(({ id, marginPercent }) => (marginPercent === undefined ? [] : [[id, marginPercent / 100]])),
  );

export const yearDays = 365;

/** The margin of the orders of twelve months up to the end of a day, in minor units: by the segment's rate where the cost of goods is unknown. */
export function marginOf({ purchases, segment }: Customer, day: number, rates: MarginRates): number {
  const rate = (segment === undefined ? undefined : rates.get(segment)) ?? 1;
  const leaves = ({ amountMinor = 0, ...costs }: Purchase): number =>
    marginOfOrder({ netMinor: amountMinor, ...costs }, rate);
  return purchases.reduce(
    (sum, purchase) => (purchase.day > day - yearDays && purchase.day <= day ? sum + leaves(purchase) : sum),
    0,
  );
}

/** Of each, in their order. */
export function marginsOf(customers: Customers, day: number, rates: MarginRates): Float64Array {
  const margins = new Float64Array(customers.length);
  let row = 0;
  for (const customer of customers) margins[row++] = marginOf(customer, day, rates);
  return margins;
}
