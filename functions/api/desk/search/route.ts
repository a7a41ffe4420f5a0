import { search } from '../../../../shared/domain/search/search.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What this person may see of what begins as they typed, at most twenty; nothing for a text too short to mean anything. */
export async function searchAll({ q }: Input, { policies, clock, ...stores }: Services, { by }: Call) {
  const { company } = await policies.at(await clock.now());
  return { results: [...(await search(q, by, stores, company.country))] };
}

export const searchRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: searchAll,
});
