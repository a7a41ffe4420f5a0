import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { competitorNamed, competitorView } from '../competitors.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One company. */
export const showCompetitor = async ({ id }: Input, { records }: Services) =>
  competitorView(await competitorNamed(id, records));

export const showCompetitorRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showCompetitor,
});
