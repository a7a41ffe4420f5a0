/** The lifecycle of customers as the product tells it, written as the rows that the queries of the warehouse give. */
import { reportLifecycle } from '../../../shared/domain/figures/report-lifecycle.ts';
import type { Asked } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';
import type { Services } from './folded.ts';

export async function lifecycleFigures(
  { from, to, segment, manager, asOf }: Asked,
  services: Services,
): Promise<Record<string, Row[]>> {
  const { segments, stages, pyramid, recurringRevenue, groups, unsold } = await reportLifecycle(
    { from, to, ...present({ segment, manager, asOf }) },
    services,
  );
  return {
    lifecycle: segments.map(({ segment: own, return: return_, ...states }) => ({
      ...{ segment: own ?? null, return_ },
      ...states,
    })),
    'lifecycle-stages': stages.map(({ state, customers, cost, perCustomer }) => ({
      ...{ state, customers, cost: cost ?? null, per_customer: perCustomer ?? null },
    })),
    'lifecycle-pyramid': pyramid.map(({ step, customers, movedUp }) => ({ step, customers, moved_up: movedUp })),
    'lifecycle-recurring': [{ recurring_revenue: recurringRevenue }],
    'lifecycle-groups': groups.map(({ group, orders, revenue, margin, marginPercent, discountPercent }) => ({
      ...{ product_group: group ?? null, orders, revenue, margin },
      ...{ margin_percent: marginPercent ?? null, discount_percent: discountPercent ?? null },
    })),
    'lifecycle-unsold': unsold.map((product) => ({ product })),
  };
}
