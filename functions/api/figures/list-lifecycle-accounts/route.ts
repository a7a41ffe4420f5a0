import type { Standing } from '../../../../shared/domain/figures/lifecycle.ts';
import { standingBehind } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { companiesOfAccounts } from '../companies.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listLifecycleAccounts(input: Input, services: Services) {
  const { state, limit, after, ...asked } = present(input);
  const { asOf, standings } = await standingBehind(asked, state, services);
  const page = standings.slice(after, after + limit);
  const companies = await companiesOfAccounts(
    page.map(({ account: { id } }) => id),
    services.records,
  );
  return {
    ...{ asOf, total: standings.length },
    items: page.map((standing) => itemOf(standing, companies)),
    ...(after + limit < standings.length && { next: after + limit }),
  };
}

const itemOf = (
  { account: { id, counted }, segment, step, orders }: Standing,
  companies: ReadonlyMap<string, string | undefined>,
) => ({
  ...{ id, orders: orders.length },
  ...present({ company: companies.get(id), segment, owner: counted.owner, lastOrderOn: orders.at(-1)?.on, step }),
});

export const listLifecycleAccountsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listLifecycleAccounts,
});
