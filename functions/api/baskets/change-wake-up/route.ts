import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { changeWakeUp as decideWakeUp } from '../../../../shared/domain/refresh/change-wake-up.ts';
import { enrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Names another day on which somebody in a basket is called. The same day again changes nothing. */
export async function changeWakeUp({ id, wakeUpOn }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { enrolment } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'enrolment', id);
    const subject = await found(records, before.subject.kind, before.subject.id);
    return decideWakeUp(before, subject, wakeUpOn, context);
  });
  return enrolmentShown(enrolment);
}

export const changeWakeUpRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: changeWakeUp,
});
