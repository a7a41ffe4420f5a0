import { listExecutions } from '../../../../shared/domain/operations/executions.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export const listExecutionsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listExecutions,
});
