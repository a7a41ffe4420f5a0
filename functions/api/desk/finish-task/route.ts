import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { finishTask as decideFinish } from '../../../../shared/domain/tasks/finish-task.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { taskView } from '../tasks.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Finishes a task. A second time changes nothing. */
export async function finishTask({ id, outcome }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { task } = await decideAndCommit(services.records, context, async () => {
    const before = await found(services.records, 'task', id);
    const subject = await found(services.records, before.subject.kind, before.subject.id);
    const held = before.part && (await services.records.get('erp-event', before.part.id));
    return decideFinish(before, subject, outcome, context, held);
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
