import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { newTask } from '../../../../shared/domain/tasks/new-task.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { taskView } from '../tasks.ts';
import type { Call } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Adds a task by hand. */
export async function addTask({ subject, ...asked }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const id = services.newId();
  const { task } = await decideAndCommit(services.records, context, async () =>
    newTask(await found(services.records, subject.kind, subject.id), { id, ...asked }, context),
  );
  return taskView(task);
}

export const addTaskRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: addTask,
  again: async ({ id }, { records }) => taskView(await found(records, 'task', id('task'))),
});
