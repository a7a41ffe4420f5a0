/** Unit economics as a spreadsheet opens it: the rows, and behind them what each column means. */
import { type Cell, csvOf, type Decimal, digitsOf } from './csv.ts';
import { definitions } from './economics-definitions.ts';
import type { EconomicsRow } from './economics.ts';

const counts = ['leads', 'marketingLeads', 'mql', 'sql', 'open', 'accounts', 'customers'] as const;
const sums = [
  ...(['marketingCost', 'salesCost', 'cpl', 'costPerMql', 'costPerSql', 'cac', 'revenue', 'margin'] as const),
  ...(['marginAssumed', 'marketingMargin', 'nmc', 'cltvMean', 'cltvMedian', 'recurringRevenue'] as const),
] as const;
const ratios = ['romi', 'ros', 'totalReturn'] as const;
const columns = [...counts, ...sums, ...ratios] as const;

/** Amounts in whole units of the plant's currency; a cell is empty where nobody knows. */
export function economicsCsv(rows: readonly EconomicsRow[], currency: string, decimal: Decimal): string {
  const unit = 10 ** digitsOf(currency);
  const inUnits = (amount: number | undefined): Cell => (amount === undefined ? undefined : amount / unit);
  return csvOf(
    ['segment', 'month', 'immature', ...columns, 'payback in months', 'currency'],
    [
      ...rows.map((row) => [
        ...[row.segment, row.month, row.immature ? 'yes' : 'no', ...counts.map((name) => row[name])],
        ...[...sums.map((name) => inUnits(row[name])), ...ratios.map((name) => row[name])],
        ...[row.payback && 'months' in row.payback ? row.payback.months : undefined, currency],
      ]),
      [],
      ...[...columns, 'payback' as const].map((name) => [name, definitions[name].en]),
    ],
    decimal,
  );
}
