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
  /** The dealer's bonus and delivery at our cost. */
  readonly besidesMinor?: number;
};
export type Customer = {
  readonly id: string;
  readonly segment?: string;
  /** In the order of their days. */
  readonly purchases: readonly Purchase[];
};

/** Customers in rows: an array, or what makes each of them when it is looked at. */
export type Customers<C extends Customer = Customer> = Iterable<C> & {
  readonly length: number;
  at: (row: number) => C | undefined;
};

/** Some rows of others, each looked at in a way of its own. */
class View<C extends Customer> implements Customers<C> {
  readonly #rows: Uint32Array;
  readonly #look: (row: number) => C | undefined;

  constructor(rows: Uint32Array, look: (row: number) => C | undefined) {
    this.#rows = rows;
    this.#look = look;
  }

  get length(): number {
    return this.#rows.length;
  }

  at(row: number): C | undefined {
    const of = this.#rows[row];
    return of === undefined ? undefined : this.#look(of);
  }

  *[Symbol.iterator](): Generator<C> {
    for (const row of this.#rows) {
      const customer = this.#look(row);
      if (customer) yield customer;
    }
  }
}

/** The rows for which something holds. */
export function rowsWhere<C extends Customer>(customers: Customers<C>, isSo: (customer: C) => boolean): Uint32Array {
  const rows = new Uint32Array(customers.length);
  let [found, row] = [0, 0];
  for (const customer of customers) {
    if (isSo(customer)) rows[found++] = row;
    row += 1;
  }
  return rows.slice(0, found);
}

/** Those of some rows. */
export const customersIn = <C extends Customer>(customers: Customers<C>, rows: Uint32Array): Customers<C> =>
  new View(rows, (row) => customers.at(row));

/** The customers as they were at the end of a day; who had not bought by then was none. */
export const customersAt = (customers: Customers, day: number): Customers =>
  new View(
    rowsWhere(customers, ({ purchases: [first] }) => first !== undefined && first.day <= day),
    (row) => {
      const customer = customers.at(row);
      return customer && { ...customer, purchases: customer.purchases.filter((purchase) => purchase.day <= day) };
    },
  );

/** Whether they bought after a day, by the end of another: in the rows of those who were customers at the end of the first. */
export function boughtAfter(customers: Customers, day: number, until: number): boolean[] {
  const bought: boolean[] = [];
  for (const { purchases } of customers)
    if (purchases.some((purchase) => purchase.day <= day))
      bought.push(purchases.some((purchase) => purchase.day > day && purchase.day <= until));
  return bought;
}

export type Values = Readonly<Record<Axis, number>>;

/** Recency, frequency and the average of a purchase, at the end of a day. Every purchase counts. */
export function valuesOf({ purchases }: Customer, day: number): Values {
  const amounts = purchases.flatMap(({ amountMinor }) => amountMinor ?? []);
  return {
    recency: Math.min(day - (purchases.at(-1)?.day ?? day), mostOf),
    frequency: Math.min(purchases.length, mostOf),
    monetary: amounts.length > 0 ? total(amounts) / amounts.length : 0,
  };
}

/** The same of all, as columns. */
export function columnsOf(customers: Customers, day: number): Columns {
  const columns = columnsFor(customers.length);
  let row = 0;
  for (const customer of customers) write(columns, row++, valuesOf(customer, day));
  return columns;
}

function write(columns: Columns, row: number, values: Values): void {
  columns.recencyDays[row] = values.recency;
  columns.frequency[row] = values.frequency;
  columns.monetary[row] = values.monetary;
}

/** Customers who belong together, as columns, with the rows they have among all. */
export type Part<K> = { readonly key: K; readonly rows: Uint32Array; readonly columns: Columns };

/** All by what they belong to, at the end of a day. */
export function partsBy<K>(customers: Customers, day: number, keyOf: (customer: Customer) => K): Part<K>[] {
  const counts = new Map<K, number>();
  for (const customer of customers) {
    const key = keyOf(customer);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const parts = new Map(
    [...counts].map(([key, count]) => [
      key,
      { key, rows: new Uint32Array(count), columns: columnsFor(count), filled: { count: 0 } },
    ]),
  );
  let row = 0;
  for (const customer of customers) {
    const part = parts.get(keyOf(customer));
    if (part) {
      write(part.columns, part.filled.count, valuesOf(customer, day));
      part.rows[part.filled.count] = row;
      part.filled.count += 1;
    }
    row += 1;
  }
  return [...parts.values()];
}

/** Days with a purchase, at the end of a day: purchases of one day are one. Times are in days. */
export function historyOf({ purchases }: Customer, day: number) {
  const [first = day, ...more] = daysOf(purchases);
  return { repeats: more.length, recency: (more.at(-1) ?? first) - first, age: day - first };
}

/** The same of all, as columns. */
export function historiesOf(customers: Customers, day: number): Histories {
  const columns = histories(customers.length);
  let row = 0;
  for (const customer of customers) {
    const { repeats, recency, age } = historyOf(customer, day);
    columns.repeats[row] = repeats;
    columns.recencyDays[row] = recency;
    columns.ageDays[row] = age;
    row += 1;
  }
  return columns;
}

/** The days with a purchase, each once. */
export const daysOf = (purchases: readonly Purchase[]): readonly number[] => [
  ...new Set(purchases.map(({ day }) => day)),
];

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What each spent on a day with a purchase after the first one, on average, as the model of it has it; 0 without a repeat. */
export function spendingOf(customers: Customers): Spending {
  const repeats = new Uint32Array(customers.length);
  const means = new Float64Array(customers.length);
  let row = 0;
  for (const { purchases } of customers) {
    const [first, ...more] = daysOf(purchases);
    const spent = purchases.flatMap(({ day, amountMinor }) => (day === first ? [] : (amountMinor ?? [])));
    repeats[row] = more.length;
    means[row] = more.length > 0 ? total(spent) / more.length : 0;
    row += 1;
  }
  return { repeats, means };
}
