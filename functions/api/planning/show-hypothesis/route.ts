import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { hypothesisView } from '../hypotheses.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One hypothesis. */
export const showHypothesis = async ({ id }: Input, { records }: Services) =>
  hypothesisView(await found(records, 'hypothesis', id));

export const showHypothesisRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showHypothesis,
});
