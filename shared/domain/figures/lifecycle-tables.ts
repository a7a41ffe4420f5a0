/** The lifecycle as spreadsheets open it: accounts by state, what each stage costs, the pyramid, the groups of products, who sees to whom. */
import { type Cell, digitsOf, type Table } from './csv.ts';
import { lifecycleStates } from './lifecycle.ts';
import type { LifecycleReport } from './report-lifecycle.ts';

/** Amounts in whole units of the plant's currency; a cell is empty where nobody knows. */
export function lifecycleTables(report: LifecycleReport): Table[] {
  const { currency, segments, stages, pyramid, groups, unsold, recurringRevenue, roles } = report;
  const unit = 10 ** digitsOf(currency);
  const inUnits = (amount: number | undefined): Cell => (amount === undefined ? undefined : amount / unit);
  return [
    {
      name: 'Accounts',
      titles: ['segment', ...lifecycleStates],
      rows: segments.map(({ segment, ...states }) => [segment, ...lifecycleStates.map((state) => states[state])]),
    },
    {
      name: 'Costs',
      titles: ['stage', 'cost', 'customers', 'cost of one', 'currency'],
      rows: stages.map(({ state, cost, customers, perCustomer }) => [
        ...[state, inUnits(cost), customers, inUnits(perCustomer), currency],
      ]),
    },
    { name: 'Recurring', titles: ['recurring revenue', 'currency'], rows: [[inUnits(recurringRevenue), currency]] },
    {
      name: 'Pyramid',
      titles: ['pyramid step', 'customers', 'moved up'],
      rows: pyramid.map(({ step, customers, movedUp }) => [step, customers, movedUp]),
    },
    {
      name: 'Groups',
      titles: ['group', 'orders', 'revenue', 'margin', 'margin, %', 'discount, %', 'currency'],
      rows: groups.map(({ group, orders, revenue, margin, marginPercent, discountPercent }) => [
        ...[group, orders, inUnits(revenue), inUnits(margin), marginPercent, discountPercent, currency],
      ]),
    },
    { name: 'Unsold', titles: ['not ordered for twelve months'], rows: unsold.map((slug) => [slug]) },
    {
      name: 'Roles',
      titles: ['stage', 'segment', 'role', 'person'],
      rows: roles.map(({ stage, segment, role, person }) => [stage, segment, role.en, person]),
    },
  ];
}
