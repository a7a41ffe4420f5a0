import type { Standing } from '../../../../shared/domain/figures/lifecycle.ts';
import { type LifecycleFigure, standingBehind } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { accountsOf } from '../accounts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listLifecycleAccounts(input: Input, services: Services) {
  const { state, cameTo, step, movedUpTo, limit, after, ...asked } = present(input);
  const figure = present({ state, cameTo, step, movedUpTo }) as LifecycleFigure; // one of them was said
  const { asOf, standings } = await standingBehind(asked, figure, services);
  return { asOf, ...(await accountsOf(standings, { limit, after }, services.records, told)) };
}

const told = ({ account: { id, counted }, segment, step, orders }: Standing) => ({
  ...{ id, orders: orders.length },
  ...present({ segment, owner: counted.owner, lastOrderOn: orders.at(-1)?.on, step }),
});

export const listLifecycleAccountsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listLifecycleAccounts,
});
