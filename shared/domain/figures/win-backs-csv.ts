/** The report of win-backs as a spreadsheet opens it. */
import { outcomes } from '../win-backs/win-back.ts';
import { csvOf, type Decimal, inUnits } from './csv.ts';
import type { WinBackRow } from './win-backs.ts';

const counts = [
  ...(['started', 'heldOut', 'returned', 'returnedHeldOut', 'running'] as const),
] as const satisfies readonly (keyof WinBackRow)[];
const titles = [
  ...['month', 'action', 'started', 'held out', 'returned', 'returned of held out', 'running'],
  ...outcomes.map((outcome) => `ended ${outcome}`),
  ...['net revenue', 'cost of offers', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export const winBacksCsv = (rows: readonly WinBackRow[], currency: string, decimal: Decimal): string =>
  csvOf(
    titles,
    rows.map((row) => [
      ...[row.month, row.action],
      ...counts.map((name) => row[name]),
      ...outcomes.map((outcome) => row.ended[outcome] ?? 0),
      ...[inUnits(row.revenue, currency), inUnits(row.offersCost, currency), currency],
    ]),
    decimal,
  );
