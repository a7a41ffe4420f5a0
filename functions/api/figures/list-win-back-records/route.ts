import { attemptsBehind } from '../../../../shared/domain/figures/report-win-backs.ts';
import type { Attempt } from '../../../../shared/domain/figures/win-backs.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { accountsOf } from '../accounts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listWinBackRecords(input: Input, services: Services) {
  const { limit, after, from, to, asOf: when, measured, ...figure } = present(input);
  const told = { ...figure, ...(measured && { measured: true as const }) };
  const { asOf, attempts } = await attemptsBehind({ from, to, ...present({ asOf: when }) }, told, services);
  return { asOf, ...(await accountsOf(attempts, { limit, after }, services.records, shown)) };
}

const shown = ({ id, accountId, action, startedOn, heldOut, outcome, cause, ordered }: Attempt) => ({
  ...{ id: accountId, winBackId: id, action, startedOn, heldOut: heldOut === true, orders: ordered.length },
  ...present({ outcome, cause }),
});

export const listWinBackRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listWinBackRecords,
});
