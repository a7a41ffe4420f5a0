/** When a customer of some purchases should order again, by their own rhythm. */
import { type Customer, daysOf } from './customers.ts';

export const reorderStates = ['not-yet', 'due', 'late', 'very-late'] as const;
export type ReorderState = (typeof reorderStates)[number];

export type ReorderClock = {
  /** Days from one purchase to the next: the median. */
  readonly usualDays: number;
  /** How far a gap lies from the usual one. */
  readonly spreadDays: number;
  /** The day the next order is due, so that the goods come when they are needed; and from when on it is late, and very late. */
  readonly dueDay: number;
  readonly lateDay: number;
  readonly veryLateDay: number;
  readonly state: ReorderState;
};

/** So many days with a purchase make a rhythm. */
const leastPurchases = 3;
/** Nobody is more regular than to a tenth of their gap. */
const leastSpread = 0.1;
/** The median distance of a normal distribution from its middle, as a share of the standard deviation. */
const madOfSigma = 0.6745;

/**
 * The gap that is usual, with its spread: the median distance from it, made comparable to a standard deviation. Late by one
 * of them, very late by two.
 *
 * @param leadTimeDays - from an order to its shipment: it is to be placed so much earlier
 * @returns nothing of fewer than three days with a purchase
 */
export function reorderClock(customer: Customer, day: number, leadTimeDays: number): ReorderClock | undefined {
  const days = daysOf(customer.purchases);
  const last = days.at(-1);
  if (days.length < leastPurchases || last === undefined) return undefined;
  const gaps = days.slice(1).map((each, n) => each - (days[n] ?? each));
  const usualDays = median(gaps);
  const distance = median(gaps.map((gap) => Math.abs(gap - usualDays))) / madOfSigma;
  const spreadDays = Math.max(distance, leastSpread * usualDays, 1);
  const placedOn = (gap: number): number => last + Math.max(1, Math.round(gap) - leadTimeDays);
  const [dueDay, lateDay, veryLateDay] = [0, 1, 2].map((times) => placedOn(usualDays + times * spreadDays)) as [
    number,
    number,
    number,
  ]; // as many as were mapped
  const passed = [dueDay, lateDay, veryLateDay].filter((from) => from <= day).length;
  return { usualDays, spreadDays, dueDay, lateDay, veryLateDay, state: reorderStates[passed] ?? 'very-late' };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
