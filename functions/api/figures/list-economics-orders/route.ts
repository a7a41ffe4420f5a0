import { ordersBehindManagers } from '../../../../shared/domain/figures/report-economics.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { ordersOf } from '../orders.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listEconomicsOrders(input: Input, services: Services) {
  const { limit, after, ...asked } = present(input);
  const { asOf, sales } = await ordersBehindManagers(asked, services);
  return { asOf, ...(await ordersOf(sales, { limit, after }, services.records)) };
}

export const listEconomicsOrdersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listEconomicsOrders,
});
