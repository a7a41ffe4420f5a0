import { allCompetitors } from '../../../../shared/domain/competitors/competitor.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { competitorView } from '../competitors.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The whole register. */
export const listCompetitors = async (_asked: object, { records }: Services) => ({
  items: (await allCompetitors(records)).map(competitorView),
});

export const listCompetitorsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listCompetitors,
});
