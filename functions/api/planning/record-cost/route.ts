import { type NewCost, recordCost as decideRecording } from '../../../../shared/domain/costs/change-cost.ts';
import { costKey } from '../../../../shared/domain/costs/cost.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { costView } from '../costs.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a cost down. A second time it is the one there is. */
export async function recordCost(asked: NewCost, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { cost, plan } = await decideAndCommit(records, context, async () => {
    const holder = await records.holderOf(costKey(present(asked)));
    return decideRecording(asked, holder && (await records.get('cost', holder.id)), context);
  });
  return new Reply(costView(cost), { status: plan.changes.length > 0 ? 201 : 200 });
}

export const recordCostRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: recordCost,
});
