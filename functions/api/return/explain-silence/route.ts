import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { explainSilence as explain } from '../../../../shared/domain/win-backs/explain-silence.ts';
import { callOf } from '../../../../shared/domain/win-backs/call.ts';
import { winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Why a customer went silent. A second time the same changes nothing. */
export async function explainSilence({ id, cause }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  await decideAndCommit(records, context, async () => {
    const winBack = await found(records, 'win-back', id);
    const [account, task] = await Promise.all([found(records, 'account', winBack.accountId), callOf(winBack, records)]);
    return explain(winBack, cause, { account, task }, context);
  });
  return winBackShown(await found(records, 'win-back', id));
}

export const explainSilenceRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: explainSilence,
});
