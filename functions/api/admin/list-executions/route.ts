import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What runs now; each is named after its record and generation. */
export const listExecutions = async ({ machine }: Input, { executions }: Services) => ({
  items: await executions.running(machine),
});

export const listExecutionsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listExecutions,
});
