import { type Gone, reasonOf } from '../../../../shared/domain/figures/losses.ts';
import { lostBehind } from '../../../../shared/domain/figures/report-losses.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listLossRecords(input: Input, services: Services) {
  const { stage, reason, limit, after, ...asked } = present(input);
  const figure = { pipeline: asked.pipeline, stage, ...present({ reason }) };
  const { asOf, lost } = await lostBehind(asked, figure, services);
  return { asOf, ...(await recordsOf(lost, { limit, after }, services.records, told)) };
}

const told = (gone: Gone) => ({
  ...{ lostAt: gone.visit.left?.since ?? '', reason: reasonOf(gone) },
  ...present({ competitor: gone.visit.left?.competitor }),
});

export const listLossRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listLossRecords,
});
