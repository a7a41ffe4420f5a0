import { type Acquired, marginOf } from '../../../../shared/domain/figures/cohorts.ts';
import { sumOf } from '../../../../shared/domain/figures/numbers.ts';
import { accountsBehindEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { accountsOf } from '../accounts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listEconomicsAccounts(input: Input, services: Services) {
  const { figure, row, month, limit, after, ...asked } = present(input);
  const cell = { figure, ...present({ row, month }) };
  const { asOf, accounts } = await accountsBehindEconomics(asked, cell, services);
  return { asOf, ...(await accountsOf(accounts, { limit, after }, services.records, told)) };
}

const told = (account: Acquired) => ({
  ...{ id: account.id, month: account.month, orders: account.orders.length },
  ...(account.segment !== '' && { segment: account.segment }),
  revenue: sumOf(account.orders.map(({ netMinor }) => netMinor)),
  margin: Math.round(marginOf(account)),
});

export const listEconomicsAccountsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listEconomicsAccounts,
});
