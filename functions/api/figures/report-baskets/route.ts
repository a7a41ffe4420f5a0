import { basketFigures, type BasketRow } from '../../../../shared/domain/figures/baskets.ts';
import { basketsCsv } from '../../../../shared/domain/figures/baskets-csv.ts';
import { reportBaskets as report } from '../../../../shared/domain/figures/report-baskets.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf, type MonthsAsOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportBaskets(asked: MonthsAsOf, services: Services, call: Call) {
  const made = await report(present(asked), services);
  const { asOf, currency } = made;
  const linksOf = ({ month, basket }: BasketRow) =>
    Object.fromEntries(
      basketFigures.map((figure) => [figure, linkOf('/reports/baskets/records', { month, basket, figure, asOf })]),
    );
  const rows = made.rows.map((row) => ({ ...row, records: linksOf(row) }));
  return asAccepted({ asOf, currency, rows }, (shown, decimal) => basketsCsv(shown.rows, currency, decimal), call);
}

export const reportBasketsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportBaskets,
});
