import { isIn } from '../../../../shared/domain/people/actor.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { anyHead } from '../../../../shared/domain/records/index-keys.ts';
import { taskView } from '../tasks.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Open tasks: one's own, a head's also of others and those any head may take. */
export async function listTasks({ of, limit, cursor }: Input, { records }: Services, { by }: Call) {
  const me = 'id' in by ? by.id : '';
  if (of !== undefined && of !== me && !isIn(by, 'head', 'director')) throw new Problem({ status: 403, code: 'not-yours', detail: 'the tasks of others are for heads of sales' });
  const page = await records.list({ index: 'owner', of: of === 'any-head' ? anyHead : (of ?? me), kind: 'task' }, { limit, ...(cursor !== undefined && { cursor }) });
  const tasks = await records.getMany('task', page.items.map(({ id }) => id));
  const items = page.items.flatMap(({ id }) => tasks.filter((task) => task.id === id)).map(taskView);
  return { items, ...(page.next !== undefined && { next: page.next }) };
}

export const listTasksRoute = apiRoute({ route, env: Env, input: Input, output: Output, services: buildServices, run: listTasks });
