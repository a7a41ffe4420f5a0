import { planCsv } from '../../../../shared/domain/figures/plan-csv.ts';
import { reportPlan as report } from '../../../../shared/domain/figures/report-plan.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportPlan(asked: Input, services: Services, call: Call) {
  const { asOf: _asked, ...filter } = asked;
  const made = await report(present(asked), services);
  return asAccepted(
    { ...made, filter: present(filter) },
    ({ rows, currency }, decimal) => planCsv(rows, currency, decimal),
    call,
  );
}

export const reportPlanRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportPlan,
});
