import { type NewPlan, setPlan as decideSetting } from '../../../../shared/domain/plans/change-plan.ts';
import { planId } from '../../../../shared/domain/plans/plan.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { planView } from '../plans.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Sets a plan, in place of the one there was. */
export async function setPlan(asked: NewPlan, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { target } = await decideAndCommit(records, context, async () =>
    decideSetting(asked, await records.get('plan', planId(present(asked))), context),
  );
  return planView(target);
}

export const setPlanRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: setPlan,
});
