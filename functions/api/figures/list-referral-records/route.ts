import { type Referred, referralsBehind } from '../../../../shared/domain/figures/report-referrals.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { accountsOf } from '../accounts.ts';
import { Env } from '../environment.ts';
import { ordersOf } from '../orders.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listReferralRecords(input: Input, services: Services) {
  const { referrer, figure, limit, after, ...asked } = present(input);
  const { records } = services;
  const { asOf, accounts, sales } = await referralsBehind(asked, { referrer, figure }, services);
  if (accounts.length > 0) return { asOf, ...(await accountsOf(accounts, { limit, after }, records, told)) };
  return { asOf, ...(await ordersOf(sales, { limit, after }, records)) };
}

const told = ({ account: { id, counted }, orders }: Referred) => ({
  ...{ kind: 'account' as const, id, orders: orders.length },
  ...present({ segment: counted.segment }),
});

export const listReferralRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listReferralRecords,
});
