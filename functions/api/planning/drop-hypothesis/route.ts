import { dropHypothesis as decideDropping } from '../../../../shared/domain/hypotheses/change-hypothesis.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { hypothesisView } from '../hypotheses.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Gives a hypothesis up. */
export async function dropHypothesis({ id, why }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { hypothesis } = await decideAndCommit(records, context, async () =>
    decideDropping(await found(records, 'hypothesis', id), why, context),
  );
  return hypothesisView(hypothesis);
}

export const dropHypothesisRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: dropHypothesis,
});
