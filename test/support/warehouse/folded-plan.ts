/** Plan, fact and forecast as the product tells them, written as the rows that the queries of the warehouse give. */
import type { PlanRow } from '../../../shared/domain/figures/plan.ts';
import { reportPlan } from '../../../shared/domain/figures/report-plan.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';

const columns = {
  ...{ orders: 'orders', shipments: 'shipments', margin: 'margin', new_customers: 'newCustomers' },
} as const satisfies Readonly<Record<string, keyof PlanRow>>;

export async function planFigures({ from, to, lane, asOf }: Asked, services: Scoping): Promise<Record<string, Row[]>> {
  const { rows, conversion, stages } = await reportPlan({ from, to, ...present({ lane, asOf }) }, services);
  const { won, decided, meanOrder } = conversion;
  return {
    plan: rows.map(planRow),
    'plan-conversion': [{ won, decided, mean_order: meanOrder ?? null }],
    'plan-stages': stages.map(({ of, ...stage }) => ({ ...stage, looked_at: of })),
  };
}

function planRow({ month, manager, segment, leadsForGap, ...row }: PlanRow): Row {
  return {
    ...{
      place: placeOf({ manager, segment }),
      month,
      manager: manager ?? null,
      segment: segment ?? null,
      leads_for_gap: leadsForGap ?? null,
    },
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([column, name]) => {
        const { plan, fact, forecast, gap } = row[name];
        return Object.entries({ plan, fact, forecast, gap }).map(([what, cell]) => [`${column}_${what}`, cell ?? null]);
      }),
    ),
  };
}

function placeOf({ manager, segment }: Readonly<Record<'manager' | 'segment', string | undefined>>): string {
  if (manager === undefined) return segment === undefined ? 'all' : 'segment';
  return segment === undefined ? 'manager' : 'both';
}
