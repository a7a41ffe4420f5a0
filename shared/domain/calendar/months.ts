/** Months of the plant's calendar, written `2026-03`. */

/** The month so many behind another; before it where they are negative. */
export const plusMonths = (month: string, months: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months)).toISOString().slice(0, 7);

/** How many months one is behind another; negative where it is before. */
export const monthsFrom = (month: string, later: string): number =>
  (Number(later.slice(0, 4)) - Number(month.slice(0, 4))) * 12 + Number(later.slice(5, 7)) - Number(month.slice(5, 7));

/** The months from one to another, both included. */
export const monthsBetween = ({ from, to }: { readonly from: string; readonly to: string }): string[] =>
  Array.from({ length: Math.max(0, monthsFrom(from, to) + 1) }, (_, n) => plusMonths(from, n));
