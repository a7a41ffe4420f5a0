import type { Cost } from '../../../../shared/domain/costs/cost.ts';
import { correctCost as decideCorrection } from '../../../../shared/domain/costs/change-cost.ts';
import { present } from '../../../../shared/domain/present.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { costView } from '../costs.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Corrects a cost. */
export async function correctCost({ id, expectedVersion, ...said }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const changes = present(said);
  const decide = (before: Cost) => Promise.resolve(decideCorrection(before, changes, context));
  const { cost } = await changeAsSeen(
    { kind: 'cost', seen: { id, expectedVersion }, fields: Object.keys(changes), decide },
    services,
    context,
  );
  return costView(cost);
}

export const correctCostRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: correctCost,
});
