/** Months of the plant's calendar, written `2026-03`. */

/** The month so many behind another; before it where they are negative. */
export const plusMonths = (month: string, months: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months)).toISOString().slice(0, 7);
