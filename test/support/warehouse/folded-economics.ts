/** Unit economics as the product tells them, written as the rows that the queries of the warehouse give. */
import type { EconomicsRow } from '../../../shared/domain/figures/economics.ts';
import { type AskedEconomics, reportEconomics } from '../../../shared/domain/figures/report-economics.ts';
import type { Scoping } from '../../../shared/domain/figures/scope.ts';
import type { Row } from './duck.ts';

export async function economicsFigures(asked: AskedEconomics, services: Scoping): Promise<Record<string, Row[]>> {
  const { rows, total, managers = [], sharing } = await reportEconomics(asked, services);
  const all = [
    ...rows.map((row) => ({ scope: 'row', row })),
    ...(rows.length > 0 ? [{ scope: 'total', row: total }] : []),
  ];
  const { by: rule, entered, tagged, shared, unshared } = sharing;
  return {
    economics: all.map(({ scope, row }) => economicsRow(scope, row)),
    'economics-ages': all.flatMap(({ scope, row }) => ageRows(scope, row)),
    'economics-managers': managers.map(({ manager, orders, revenue, margin, salesCost, ros }) => ({
      ...{ manager: manager ?? null, orders, revenue, margin, sales_cost: salesCost ?? null, ros: ros ?? null },
    })),
    'economics-sharing': [{ rule, entered, tagged, shared, unshared }],
  };
}

/** The columns of unit economics, by the names the product has for them. */
const columns = {
  ...{ leads: 'leads', marketing_leads: 'marketingLeads', mql: 'mql', sql: 'sql', open: 'open', immature: 'immature' },
  ...{ accounts: 'accounts', customers: 'customers', marketing_cost: 'marketingCost', sales_cost: 'salesCost' },
  ...{ cpl: 'cpl', cost_per_mql: 'costPerMql', cost_per_sql: 'costPerSql', cac: 'cac', revenue: 'revenue' },
  ...{ margin: 'margin', margin_assumed: 'marginAssumed', marketing_margin: 'marketingMargin' },
  ...{ recurring_revenue: 'recurringRevenue', nmc: 'nmc', romi: 'romi', ros: 'ros', total_return: 'totalReturn' },
  ...{ cltv_mean: 'cltvMean', cltv_median: 'cltvMedian', clv24: 'clv24' },
} as const satisfies Readonly<Record<string, keyof EconomicsRow>>;

const whose = (scope: string, { month, segment }: EconomicsRow) => ({
  ...{ scope, month: scope === 'row' ? month : null, segment: segment ?? null },
});

const economicsRow = (scope: string, row: EconomicsRow): Row => ({
  ...whose(scope, row),
  ...Object.fromEntries(Object.entries(columns).map(([column, name]) => [column, row[name] ?? null])),
  payback_months: row.payback && 'months' in row.payback ? row.payback.months : null,
  payback_not_yet: row.payback && 'notYet' in row.payback ? row.payback.notYet : null,
});

const ageRows = (scope: string, row: EconomicsRow): Row[] =>
  row.byAge.map(({ months, revenue, margin, cumulativeMargin }) => ({
    ...{ ...whose(scope, row), months, revenue, margin, cumulative_margin: cumulativeMargin },
  }));
