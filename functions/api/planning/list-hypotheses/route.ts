import { hypothesesList } from '../../../../shared/domain/hypotheses/hypothesis.ts';
import { newestOf } from '../../../../shared/domain/records/newest-of.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { hypothesisView } from '../hypotheses.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Hypotheses a page at a time. */
export async function listHypotheses(paged: Input, { records }: Services) {
  const { items, ...next } = await newestOf('hypothesis', hypothesesList, paged, records);
  return { items: items.map(hypothesisView), ...next };
}

export const listHypothesesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listHypotheses,
});
