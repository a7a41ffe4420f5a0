import { focusBehind } from '../../../../shared/domain/figures/report-focus.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { ordersOf } from '../orders.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listFocusRecords(input: Input, services: Services) {
  const { figure, row, limit, after, ...asked } = present(input);
  const { records } = services;
  const { asOf, sales, worked } = await focusBehind(asked, { figure, ...present({ row }) }, services);
  if (worked.length === 0) return { asOf, ...(await ordersOf(sales, { limit, after }, records)) };
  const told = ({ activities, daysAtWork }: (typeof worked)[number]) => ({ activities, daysAtWork });
  return { asOf, ...(await recordsOf(worked, { limit, after }, records, told)) };
}

export const listFocusRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listFocusRecords,
});
