import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What runs now, a page at a time; each is named after its record and generation. */
export const listExecutions = ({ machine, ...page }: Input, { executions }: Pick<Services, 'executions'>) =>
  executions.page(machine, page);

export const listExecutionsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listExecutions,
});
