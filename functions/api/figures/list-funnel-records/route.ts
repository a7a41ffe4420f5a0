import { outcomeOf, type Stay, whyOf } from '../../../../shared/domain/figures/funnel.ts';
import { staysBehind } from '../../../../shared/domain/figures/report-funnel.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listFunnelRecords(input: Input, services: Services) {
  const { stage, outcome, reason, limit, after, ...asked } = present(input);
  const figure = { pipeline: asked.pipeline, stage, ...present({ outcome, reason }) };
  const { asOf, stays } = await staysBehind(asked, figure, services);
  return { asOf, ...(await recordsOf(stays, { limit, after }, services.records, told)) };
}

function told(stay: Stay) {
  const { at, left } = stay.visit;
  const reason = left?.as === 'lost' || left?.as === 'parked' ? whyOf(stay) : undefined;
  return {
    ...{ enteredAt: at, outcome: outcomeOf(stay), visits: stay.visits },
    ...present({ leftAt: left?.at, reason }),
  };
}

export const listFunnelRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listFunnelRecords,
});
