/** The funnel as a spreadsheet opens it: a row for each stage. */
import type { Sum } from '../money/sums.ts';
import { csvOf, type Decimal, inUnits, listed } from './csv.ts';
import type { FunnelRow } from './funnel.ts';

const counted = ['entered', 'movedOn', 'wentBack', 'here', 'visits', 'opening', 'passed'] as const;
const measured = ['conversion', 'daysMedian', 'daysP90', 'hoursMedian', 'hoursP90'] as const;
const titles = [
  ...['pipeline', 'stage', 'entered', 'moved on', 'went back', 'still here', 'visits', 'opening balance', 'passed'],
  ...['lost', 'lost by reason', 'parked', 'parked by basket'],
  ...['moved on of those gone', 'days, median', 'days, p90', 'working hours, median', 'working hours, p90'],
  ...['net amount, known', 'net amount, assumed', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export const funnelCsv = (rows: readonly FunnelRow[], currency: string, decimal: Decimal): string =>
  csvOf(
    titles,
    rows.map((row) => [
      ...[row.pipeline, row.stage, ...counted.map((name) => row[name])],
      ...[row.lost.total, listed(row.lost.byReason), row.parked.total, listed(row.parked.byBasket)],
      ...measured.map((name) => row[name]),
      ...[row.amount.known, row.amount.assumed].map((sums: readonly Sum[]) => inUnits(sums, currency)),
      currency,
    ]),
    decimal,
  );
