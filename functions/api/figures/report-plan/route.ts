import type { PlanRow } from '../../../../shared/domain/figures/plan.ts';
import { planCsv } from '../../../../shared/domain/figures/plan-csv.ts';
import { reportPlan as report } from '../../../../shared/domain/figures/report-plan.ts';
import { targetNames } from '../../../../shared/domain/plans/plan.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportPlan(asked: Input, services: Services, call: Call) {
  const { asOf: _asked, ...filter } = asked;
  const made = await report(present(asked), services);
  const { asOf } = made;
  const recordsOf = ({ month, manager, segment }: PlanRow) =>
    Object.fromEntries(
      targetNames.map((figure) => [
        figure,
        linkOf('/reports/plan/records', { month, manager, segment, lane: asked.lane, asOf, figure }),
      ]),
    );
  const rows = made.rows.map((row) => ({ ...row, records: recordsOf(row) }));
  return asAccepted(
    { ...made, rows, filter: present(filter) },
    ({ currency }, decimal) => planCsv(rows, currency, decimal),
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
