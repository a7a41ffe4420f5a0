import { basketsCsv } from '../../../../shared/domain/figures/baskets-csv.ts';
import { reportBaskets as report } from '../../../../shared/domain/figures/report-baskets.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The report as JSON, or as CSV for who accepts that. */
export async function reportBaskets(asked: Input, services: Services, { headers }: Call) {
  const found = await report(asked, services);
  if (!/\btext\/csv\b/i.test(headers['accept'] ?? '')) return found;
  return new Reply(basketsCsv(found.rows, found.currency), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}

export const reportBasketsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportBaskets,
});
