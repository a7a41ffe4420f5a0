/** What the forecast knows of each customer, as columns of one length: one row, one customer. */
export type Histories = {
  /** Days with a purchase after the first one (x). */
  readonly repeats: Uint32Array;
  /** Days from the first purchase to the last (t_x); 0 without a repeat. */
  readonly recencyDays: Uint32Array;
  /** Days from the first purchase to the day it is looked at (T). */
  readonly ageDays: Uint32Array;
};

/** Parameters are in weeks of seven days, as in the papers. */
export const daysInWeek = 7;

/** Columns for so many customers, all zero. */
export const histories = (customers: number): Histories => ({
  repeats: new Uint32Array(customers),
  recencyDays: new Uint32Array(customers),
  ageDays: new Uint32Array(customers),
});

/** Every so-manieth customer. */
export function everyNth({ repeats, recencyDays, ageDays }: Histories, nth: number): Histories {
  const only = (column: Uint32Array): Uint32Array => column.filter((_, row) => row % nth === 0);
  return { repeats: only(repeats), recencyDays: only(recencyDays), ageDays: only(ageDays) };
}
