/** The report of the baskets as a spreadsheet opens it. */
import type { BasketRow } from './baskets.ts';
import { csvOf, type Decimal, inUnits } from './csv.ts';

const counts = [
  'entered',
  'returned',
  'movedOn',
  'closed',
  'inside',
  'won',
] as const satisfies readonly (keyof BasketRow)[];
const sums = ['enteredSums', 'returnedSums', 'wonSums'] as const satisfies readonly (keyof BasketRow)[];
const titles = [
  ...['month', 'basket', 'entered', 'returned', 'moved on', 'closed', 'inside', 'won', 'median days to return'],
  ...['net entered', 'net returned', 'net won', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export const basketsCsv = (rows: readonly BasketRow[], currency: string, decimal: Decimal): string =>
  csvOf(
    titles,
    rows.map((row) => [
      ...[row.month, row.basket],
      ...counts.map((name) => row[name]),
      row.daysToReturn,
      ...sums.map((name) => inUnits(row[name], currency)),
      currency,
    ]),
    decimal,
  );
