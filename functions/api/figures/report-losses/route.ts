import { lossesCsv } from '../../../../shared/domain/figures/losses-csv.ts';
import { reportLosses as report } from '../../../../shared/domain/figures/report-losses.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportLosses(asked: Input, services: Services, call: Call) {
  const { asOf, currency, rows } = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const linked = rows.map((row) => {
    const { pipeline, stage, reason } = row;
    return { ...row, records: linkOf('/reports/losses/records', { ...filter, asOf, pipeline, stage, reason }) };
  });
  return asAccepted(
    { asOf, currency, filter: present(filter), rows: linked },
    (made, decimal) => lossesCsv(made.rows, currency, decimal),
    call,
  );
}

export const reportLossesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportLosses,
});
