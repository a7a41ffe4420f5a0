/** Plan and fact as the product tells them, written as the rows that the query of the warehouse gives. */
import type { PlanRow } from '../../../shared/domain/figures/plan.ts';
import { reportPlan } from '../../../shared/domain/figures/report-plan.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';

const columns = {
  ...{ orders: 'orders', shipments: 'shipments', margin: 'margin', new_customers: 'newCustomers' },
} as const satisfies Readonly<Record<string, keyof PlanRow>>;

/** Where anything was aimed at or done; what is only expected is no fact. */
export async function planFigures(
  { from, to, lane, asOf }: Asked,
  services: Scoping,
): Promise<Record<'plan-facts', Row[]>> {
  const { rows } = await reportPlan({ from, to, ...present({ lane, asOf }) }, services);
  return { 'plan-facts': rows.filter(isAnything).map(planRow) };
}

function isAnything(row: PlanRow): boolean {
  const aims = Object.values(columns).map((name) => row[name]);
  const isDone = row.manager === undefined || row.segment === undefined; // of both only what is aimed at
  return aims.some(({ plan, fact }) => plan !== undefined || (isDone && fact !== 0));
}

function planRow({ month, manager, segment, ...row }: PlanRow): Row {
  const ofOne = manager === undefined ? 'segment' : 'manager';
  const place = manager !== undefined && segment !== undefined ? 'both' : ofOne;
  return {
    ...{ place: manager === undefined && segment === undefined ? 'all' : place },
    ...{ month, manager: manager ?? null, segment: segment ?? null },
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([column, name]) => [
        [`${column}_plan`, row[name].plan ?? null],
        [`${column}_fact`, row[name].fact],
      ]),
    ),
  };
}
