/** The report of the baskets as a spreadsheet opens it. */
import type { Sum } from '../money/sums.ts';
import type { BasketRow } from './baskets.ts';

const counts = [
  'entered',
  'returned',
  'movedOn',
  'closed',
  'inside',
  'won',
] as const satisfies readonly (keyof BasketRow)[];
const sums = ['enteredSums', 'returnedSums', 'wonSums'] as const satisfies readonly (keyof BasketRow)[];
const names = [
  ...['month', 'basket', 'entered', 'returned', 'moved on', 'closed', 'inside', 'won', 'median days to return'],
  ...['net entered', 'net returned', 'net won', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export function basketsCsv(rows: readonly BasketRow[], currency: string): string {
  const lines = rows.map((row) => [
    ...[row.month, row.basket],
    ...counts.map((name) => String(row[name])),
    row.daysToReturn === undefined ? '' : String(row.daysToReturn),
    ...sums.map((name) => inUnits(row[name], currency)),
    currency,
  ]);
  return [names, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function inUnits(known: readonly Sum[], currency: string): string {
  const sum = known.find((one) => one.currency === currency);
  if (!sum) return '';
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
  return (sum.netMinor / 10 ** digits).toFixed(digits);
}
