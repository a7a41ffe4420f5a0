import { removeCost as decideRemoval } from '../../../../shared/domain/costs/change-cost.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { costView } from '../costs.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Takes a cost back. */
export async function removeCost({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { cost } = await decideAndCommit(records, context, async () =>
    decideRemoval(await found(records, 'cost', id), context),
  );
  return costView(cost);
}

export const removeCostRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: removeCost,
});
