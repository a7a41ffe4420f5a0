/** Who bought when and for how much: the input of RFM and of the forecast. */
import { histories, type Histories } from './forecast/histories.ts';
import type { Spending } from './forecast/gamma-gamma.ts';
import type { Axis } from './rfm/cells.ts';
import { type Columns, columnsFor, mostOf } from './rfm/columns.ts';

export type Purchase = {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Nothing where it was paid in another currency: it counts as a purchase, and in no average. */
  readonly amountMinor?: number;
  /** What the goods cost us. */
  readonly costMinor?: number;
};
export type Customer = {
  readonly id: string;
  readonly segment?: string;
  /** In the order of their days. */
  readonly purchases: readonly Purchase[];
};

/** The customers as they were at the end of a day; who had not bought by then was none. */
export const customersAt = (customers: readonly Customer[], day: number): Customer[] =>
  customers.flatMap((customer) => {
    const purchases = customer.purchases.filter((purchase) => purchase.day <= day);
    return purchases.length > 0 ? [{ ...customer, purchases }] : [];
  });

/** Whether they bought after a day, by the end of another: in the rows of those who were customers at the end of the first. */
export const boughtAfter = (customers: readonly Customer[], day: number, until: number): boolean[] =>
  customers
    .filter(({ purchases }) => purchases.some((purchase) => purchase.day <= day))
    .map(({ purchases }) => purchases.some((purchase) => purchase.day > day && purchase.day <= until));

/** Recency, frequency and the average of a purchase, at the end of a day. Every purchase counts. */
export function valuesOf({ purchases }: Customer, day: number): Readonly<Record<Axis, number>> {
  const amounts = purchases.flatMap(({ amountMinor }) => amountMinor ?? []);
  return {
    recency: Math.min(day - (purchases.at(-1)?.day ?? day), mostOf),
    frequency: Math.min(purchases.length, mostOf),
    monetary: amounts.length > 0 ? total(amounts) / amounts.length : 0,
  };
}

/** The same of all, as columns. */
export function columnsOf(customers: readonly Customer[], day: number): Columns {
  const columns = columnsFor(customers.length);
  customers.forEach((customer, row) => {
    const { recency, frequency, monetary } = valuesOf(customer, day);
    columns.recencyDays[row] = recency;
    columns.frequency[row] = frequency;
    columns.monetary[row] = monetary;
  });
  return columns;
}

/** Days with a purchase, at the end of a day: purchases of one day are one. Times are in days. */
export function historyOf({ purchases }: Customer, day: number) {
  const [first = day, ...more] = daysOf(purchases);
  return { repeats: more.length, recency: (more.at(-1) ?? first) - first, age: day - first };
}

/** The same of all, as columns. */
export function historiesOf(customers: readonly Customer[], day: number): Histories {
  const columns = histories(customers.length);
  customers.forEach((customer, row) => {
    const { repeats, recency, age } = historyOf(customer, day);
    columns.repeats[row] = repeats;
    columns.recencyDays[row] = recency;
    columns.ageDays[row] = age;
  });
  return columns;
}

/** The days with a purchase, each once. */
export const daysOf = (purchases: readonly Purchase[]): readonly number[] => [
  ...new Set(purchases.map(({ day }) => day)),
];

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What each spent on a day with a purchase after the first one, on average, as the model of it has it; 0 without a repeat. */
export function spendingOf(customers: readonly Customer[]): Spending {
  const repeats = new Uint32Array(customers.length);
  const means = new Float64Array(customers.length);
  customers.forEach(({ purchases }, row) => {
    const [first, ...more] = daysOf(purchases);
    const spent = purchases.flatMap(({ day, amountMinor }) => (day === first ? [] : (amountMinor ?? [])));
    repeats[row] = more.length;
    means[row] = more.length > 0 ? total(spent) / more.length : 0;
  });
  return { repeats, means };
}
