import { ordersBehindLifecycle } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { ordersOf } from '../orders.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listLifecycleOrders(input: Input, services: Services) {
  const { recurring: _said, group, limit, after, ...asked } = present(input);
  const figure = group === undefined ? { recurring: true as const } : { group };
  const { asOf, sales } = await ordersBehindLifecycle(asked, figure, services);
  return { asOf, ...(await ordersOf(sales, { limit, after }, services.records)) };
}

export const listLifecycleOrdersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listLifecycleOrders,
});
