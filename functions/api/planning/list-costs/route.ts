import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { costView } from '../costs.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The costs of a month, a page at a time. */
export async function listCosts({ month, limit, cursor }: Input, { records }: Services) {
  const listing = { index: 'parent', of: 'costs', kind: 'cost', begins: `${month}-` } as const;
  const { items, next } = await records.list(listing, { limit, ...present({ cursor }) });
  const ids = items.map(({ id }) => id);
  const costs = new Map((await records.getMany('cost', ids)).map((cost) => [cost.id, cost]));
  return { items: ids.flatMap((id) => costs.get(id) ?? []).map(costView), ...present({ next }) };
}

export const listCostsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listCosts,
});
