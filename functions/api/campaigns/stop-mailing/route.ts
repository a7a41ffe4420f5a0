import { stopMailing as decideStop } from '../../../../shared/domain/campaigns/stop-mailing.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { mailingView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Enough to come between two parts of it, each of which changes it. */
const rounds = 20;

/** Stops a mailing. */
export async function stopMailing({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  await decideAndCommit(records, context, async () => decideStop(await found(records, 'mailing', id), context), {
    rounds,
  });
  return mailingView(await found(records, 'mailing', id));
}

export const stopMailingRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: stopMailing,
});
