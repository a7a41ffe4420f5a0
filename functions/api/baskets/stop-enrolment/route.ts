import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { stopLetters } from '../../../../shared/domain/refresh/stop-letters.ts';
import { enrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Stops the letters of one enrolment. A second time changes nothing. */
export async function stopEnrolment({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { enrolment } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'enrolment', id);
    return stopLetters(before, await found(records, before.subject.kind, before.subject.id), context);
  });
  return enrolmentShown(enrolment);
}

export const stopEnrolmentRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: stopEnrolment,
});
