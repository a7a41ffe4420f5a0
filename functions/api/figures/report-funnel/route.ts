import { funnelCsv } from '../../../../shared/domain/figures/funnel-csv.ts';
import { reportFunnel as report } from '../../../../shared/domain/figures/report-funnel.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportFunnel(asked: Input, services: Services, call: Call) {
  const { asOf, currency, reach, stages } = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const linked = stages.map((row) => {
    const { pipeline, stage } = row;
    return { ...row, records: linkOf('/reports/funnel/records', { ...filter, asOf, pipeline, stage }) };
  });
  return asAccepted(
    { asOf, currency, filter: present(filter), reach, stages: linked },
    (made, decimal) => funnelCsv(made.stages, currency, decimal),
    call,
  );
}

export const reportFunnelRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportFunnel,
});
