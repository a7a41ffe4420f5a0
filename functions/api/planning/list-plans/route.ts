import { plansList, type SalesPlan } from '../../../../shared/domain/plans/plan.ts';
import { everyOf } from '../../../../shared/domain/records/all-of.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { planView } from '../plans.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The plans of a month: that of all first, then those of segments, of managers, and of both. */
export async function listPlans({ month }: Input, { records }: Services) {
  const plans = await everyOf('plan', plansList, records, `${month}/`);
  return { items: plans.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).map(planView) };
}

const placeOf = ({ manager = '', segment = '' }: SalesPlan): string => `${manager}/${segment}`;

export const listPlansRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listPlans,
});
