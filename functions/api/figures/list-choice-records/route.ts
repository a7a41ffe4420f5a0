import type { Choice } from '../../../../shared/domain/figures/choice.ts';
import { choicesBehind } from '../../../../shared/domain/figures/report-choice.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listChoiceRecords(input: Input, services: Services) {
  const { outcome, competitor, limit, after, ...asked } = present(input);
  const { asOf, choices } = await choicesBehind(asked, { outcome, ...present({ competitor }) }, services);
  return { asOf, ...(await recordsOf(choices, { limit, after }, services.records, told)) };
}

const told = ({ at, won, rivals }: Choice) => ({ decidedAt: at, won, ...present({ rivals }) });

export const listChoiceRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listChoiceRecords,
});
