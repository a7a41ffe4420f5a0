/** Reports as a spreadsheet opens them. */
import type { Sum } from '../money/sums.ts';

/** Rows of plain words and numbers under their titles. */
export const csvOf = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');

/** What is known in one currency, in whole units of it; empty where nobody knows. */
export function inUnits(known: readonly Sum[], currency: string): string {
  const sum = known.find((one) => one.currency === currency);
  if (!sum) return '';
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
  return (sum.netMinor / 10 ** digits).toFixed(digits);
}
