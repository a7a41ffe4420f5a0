/** The lifecycle as a spreadsheet opens it: accounts by state, what each stage costs, the pyramid, and the groups of products, one under the other. */
import { type Cell, csvOf, type Decimal, digitsOf } from './csv.ts';
import { lifecycleStates } from './lifecycle.ts';
import type { LifecycleReport } from './report-lifecycle.ts';

/** Amounts in whole units of the plant's currency; a cell is empty where nobody knows. */
export function lifecycleCsv(report: LifecycleReport, decimal: Decimal): string {
  const { currency, segments, stages, pyramid, groups, unsold, recurringRevenue } = report;
  const unit = 10 ** digitsOf(currency);
  const inUnits = (amount: number | undefined): Cell => (amount === undefined ? undefined : amount / unit);
  return csvOf(
    ['segment', ...lifecycleStates],
    [
      ...segments.map(({ segment, ...states }) => [segment, ...lifecycleStates.map((state) => states[state])]),
      [],
      ['stage', 'cost', 'customers', 'cost of one', 'currency'],
      ...stages.map(({ state, cost, customers, perCustomer }) => [
        ...[state, inUnits(cost), customers, inUnits(perCustomer), currency],
      ]),
      [],
      ['recurring revenue', inUnits(recurringRevenue), undefined, undefined, currency],
      [],
      ['pyramid step', 'customers', 'moved up'],
      ...pyramid.map(({ step, customers, movedUp }) => [step, customers, movedUp]),
      [],
      ['group', 'orders', 'revenue', 'margin', 'margin, %', 'discount, %', 'currency'],
      ...groups.map(({ group, orders, revenue, margin, marginPercent, discountPercent }) => [
        ...[group, orders, inUnits(revenue), inUnits(margin), marginPercent, discountPercent, currency],
      ]),
      [],
      ['not ordered for twelve months'],
      ...unsold.map((slug) => [slug]),
    ],
    decimal,
  );
}
