/** Who bought when and for how much: the input of RFM and of the forecast. */
import { histories, type Histories } from './forecast/histories.ts';
import type { Spending } from './forecast/gamma-gamma.ts';
import { type Columns, columnsFor, mostOf } from './rfm/columns.ts';

export type Purchase = {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly amountMinor: number;
  /** What the goods cost us. */
  readonly costMinor?: number;
};
export type Customer = {
  readonly id: string;
  readonly segment?: string;
  /** In the order of their days. */
  readonly purchases: readonly Purchase[];
};

const dayMs = 86_400_000;
/** The number of a calendar day, and back. */
export const dayNumber = (on: string): number => Date.parse(`${on}T00:00:00Z`) / dayMs;
export const dayOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The customers as they were at the end of a day; who had not bought by then was none. */
export const customersAt = (customers: readonly Customer[], day: number): Customer[] =>
  customers.flatMap((customer) => {
    const purchases = customer.purchases.filter((purchase) => purchase.day <= day);
    return purchases.length > 0 ? [{ ...customer, purchases }] : [];
  });

/** Recency, frequency and the average of a purchase, at the end of a day. Every purchase counts. */
export function columnsOf(customers: readonly Customer[], day: number): Columns {
  const columns = columnsFor(customers.length);
  customers.forEach(({ purchases }, row) => {
    const spent = purchases.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    columns.recencyDays[row] = Math.min(day - (purchases.at(-1)?.day ?? day), mostOf);
    columns.frequency[row] = Math.min(purchases.length, mostOf);
    columns.monetary[row] = spent / purchases.length;
  });
  return columns;
}

/** Days with a purchase, at the end of a day: purchases of one day are one. */
export function historiesOf(customers: readonly Customer[], day: number): Histories {
  const columns = histories(customers.length);
  customers.forEach(({ purchases }, row) => {
    const [first = day, ...more] = daysOf(purchases);
    columns.repeats[row] = more.length;
    columns.recencyDays[row] = (more.at(-1) ?? first) - first;
    columns.ageDays[row] = day - first;
  });
  return columns;
}

const daysOf = (purchases: readonly Purchase[]): readonly number[] => [...new Set(purchases.map(({ day }) => day))];

/** What each spent on a day with a purchase after the first one, on average, as the model of it has it; 0 without a repeat. */
export function spendingOf(customers: readonly Customer[]): Spending {
  const repeats = new Uint32Array(customers.length);
  const means = new Float64Array(customers.length);
  customers.forEach(({ purchases }, row) => {
    const [first, ...more] = daysOf(purchases);
    const spent = purchases.reduce((sum, { day, amountMinor }) => (day === first ? sum : sum + amountMinor), 0);
    repeats[row] = more.length;
    means[row] = more.length > 0 ? spent / more.length : 0;
  });
  return { repeats, means };
}
