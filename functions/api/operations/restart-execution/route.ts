import { restartByHand } from '../../../../shared/domain/operations/restart-by-hand.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import type { OneExecution } from '../executions.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const restartExecution = async ({ machine, execution }: OneExecution, services: Services, { by }: Call) => ({
  name: await restartByHand(machine, execution, services, by),
});

export const restartExecutionRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: restartExecution,
});
