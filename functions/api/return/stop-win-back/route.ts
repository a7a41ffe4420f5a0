import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { stopWinBack as stop } from '../../../../shared/domain/win-backs/stop-win-back.ts';
import { winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Asks for the end of one attempt, which comes by itself. A second time changes nothing. */
export async function stopWinBack({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  await decideAndCommit(records, context, async () => {
    const winBack = await found(records, 'win-back', id);
    const { owner } = await found(records, 'account', winBack.accountId);
    return stop(winBack, owner, context);
  });
  return winBackShown(await found(records, 'win-back', id));
}

export const stopWinBackRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: stopWinBack,
});
