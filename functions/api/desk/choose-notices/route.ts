import { chooseNotices as decideChoice } from '../../../../shared/domain/notices/choose.ts';
import { actsFor } from '../../../../shared/domain/people/actor.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Keeps how whoever asks wants to be told. */
export async function chooseNotices({ ways: asked }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const [self = ''] = actsFor(by);
  const context = await contextOf(by, services);
  const { ways } = await decideAndCommit(records, context, async () =>
    decideChoice(await records.get('notice-choices', self), asked, context),
  );
  return { ways };
}

export const chooseNoticesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: chooseNotices,
});
