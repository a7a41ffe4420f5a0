import { shippedAt } from '../../../../shared/domain/figures/done.ts';
import { doneBehind } from '../../../../shared/domain/figures/report-plan.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { ordersOf } from '../orders.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listPlanRecords(input: Input, services: Services) {
  const { limit, after, asOf: when, lane, ...cell } = present(input);
  const { records } = services;
  const { asOf, sales, deals } = await doneBehind(cell, present({ asOf: when, lane }), services);
  if (cell.figure !== 'shipments') return { asOf, ...(await ordersOf(sales, { limit, after }, records)) };
  const shipped = deals.map((member) => ({ member, shippedAt: shippedAt(member) ?? '' }));
  return { asOf, ...(await recordsOf(shipped, { limit, after }, records, (deal) => ({ shippedAt: deal.shippedAt }))) };
}

export const listPlanRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listPlanRecords,
});
