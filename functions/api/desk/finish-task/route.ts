import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { inBasketOf } from '../../../../shared/domain/refresh/in-basket.ts';
import { finishTask as decideFinish } from '../../../../shared/domain/tasks/finish-task.ts';
import { calledFor } from '../../../../shared/domain/win-backs/call.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { taskView } from '../tasks.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

type Finishing = Omit<Services, 'files' | 'imports'>;

/** Finishes a task. A second time changes nothing. */
export async function finishTask({ id, outcome, wakeUpOn }: Input, services: Finishing, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { task } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'task', id);
    const subject = await found(records, before.subject.kind, before.subject.id);
    const held = before.part && (await records.get('erp-event', before.part.id));
    const inBasket = await inBasketOf(before, subject, services);
    const winBack = await calledFor(before, subject, records);
    return decideFinish(before, subject, outcome, context, { held, inBasket, winBack, wakeUpOn });
  });
  return taskView(task);
}

export const finishTaskRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: finishTask,
});
