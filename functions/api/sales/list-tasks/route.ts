import { byOf, isIn } from '../../../../shared/domain/people/actor.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { present } from '../../../../shared/domain/present.ts';
import { taskView } from '../tasks.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Open tasks: one's own, a head's also of others and those any head may take. */
export async function listTasks({ of, limit, cursor }: Input, { records }: Services, { by }: Call) {
  const me = byOf(by).id ?? '';
  assertMayList(of, me, by);
  const listing = { index: 'owner', of: of === undefined ? me : of, kind: 'task' } as const;
  const { items: entries, next } = await records.list(listing, { limit, ...present({ cursor }) });
  const tasks = await records.getMany(
    'task',
    entries.map(({ id }) => id),
  );
  const items = entries.flatMap(({ id }) => tasks.filter((task) => task.id === id)).map(taskView);
  return { items, ...present({ next }) };
}

function assertMayList(of: string | undefined, me: string, by: Call['by']): void {
  if (of === undefined || of === me || isIn(by, 'head', 'director')) return;
  throw new Problem({ status: 403, code: 'not-yours', detail: 'the tasks of others are for heads of sales' });
}

export const listTasksRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listTasks,
});
