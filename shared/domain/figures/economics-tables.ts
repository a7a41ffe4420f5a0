/** Unit economics as spreadsheets open it: the rows, the managers, what each column means, and what was assumed. */
import { type Cell, digitsOf, type Table } from './csv.ts';
import { definitions, managerDefinitions, sharingDefinitions } from './economics-definitions.ts';
import type { EconomicsReport } from './report-economics.ts';
import { ruleSaid } from './share-by.ts';

const counts = ['leads', 'marketingLeads', 'mql', 'sql', 'open', 'accounts', 'customers'] as const;
const sums = [
  ...(['marketingCost', 'salesCost', 'cpl', 'costPerMql', 'costPerSql', 'cac', 'revenue', 'margin'] as const),
  ...(['marginAssumed', 'marketingMargin', 'nmc', 'cltvMean', 'cltvMedian', 'clv24', 'recurringRevenue'] as const),
] as const;
const ratios = ['romi', 'ros', 'totalReturn'] as const;
const columns = [...counts, ...sums, ...ratios] as const;

/** What a spreadsheet is made of. */
export type EconomicsTables = Pick<
  EconomicsReport,
  'rows' | 'total' | 'managers' | 'sharing' | 'forecast' | 'currency'
>;

/** Amounts in whole units of the plant's currency; a cell is empty where nobody knows. */
export function economicsTables(report: EconomicsTables): Table[] {
  const { rows, total, currency } = report;
  const unit = 10 ** digitsOf(currency);
  const inUnits = (amount: number | undefined): Cell => (amount === undefined ? undefined : amount / unit);
  return [
    {
      name: 'Economics',
      titles: ['segment', 'month', 'immature', ...columns, 'payback in months', 'currency'],
      rows: [...rows, total].map((row) => [
        ...[row.segment, row.month, row.immature ? 'yes' : 'no', ...counts.map((name) => row[name])],
        ...[...sums.map((name) => inUnits(row[name])), ...ratios.map((name) => row[name])],
        ...[row.payback && 'months' in row.payback ? row.payback.months : undefined, currency],
      ]),
    },
    {
      name: 'Definitions',
      rows: [...columns, 'payback' as const].map((name) => [name, definitions[name].en]),
    },
    ...managersIn(report, inUnits),
    assumedIn(report, inUnits),
  ];
}

type InUnits = (amount: number | undefined) => Cell;
const soldColumns = ['orders', 'revenue', 'margin', 'salesCost', 'ros'] as const;

/** The managers, and behind them what their columns mean. */
function managersIn({ managers, currency }: EconomicsTables, inUnits: InUnits): Table[] {
  if (!managers) return [];
  return [
    {
      name: 'Managers',
      titles: ['manager', ...soldColumns, 'currency'],
      rows: managers.map(({ manager, orders, revenue, margin, salesCost, ros }) => [
        ...[manager, orders, inUnits(revenue), inUnits(margin), inUnits(salesCost), ros, currency],
      ]),
    },
    { name: 'Definitions of managers', rows: soldColumns.map((name) => [name, managerDefinitions[name].en]) },
  ];
}

/** By which rule costs were shared out, and at which rate what is to come is discounted. */
function assumedIn({ sharing, forecast, currency }: EconomicsTables, inUnits: InUnits): Table {
  const parts = ['entered', 'tagged', 'shared', 'unshared'] as const;
  return {
    name: 'Assumed',
    rows: [
      ['costs shared by', sharing.by, ruleSaid[sharing.by].en],
      ...parts.map((name) => [name, inUnits(sharing[name]), currency, sharingDefinitions[name].en]),
      ['discount in percent a year', forecast.discountPercentPerYear],
      ['customers the forecast was made by', forecast.customers, forecast.lacking ? 'not enough data' : 'enough data'],
    ],
  };
}
