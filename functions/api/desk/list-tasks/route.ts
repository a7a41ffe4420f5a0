import { actsFor, isIn } from '../../../../shared/domain/people/actor.ts';
import { byOf } from '../../../../shared/domain/people/by.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { present } from '../../../../shared/domain/present.ts';
import type { Listing } from '../../../../shared/domain/records/records.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { taskView } from '../tasks.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Open tasks: one's own, a head's also of others and those any head may take; or all tasks of a lead or a deal, done ones too. */
export async function listTasks({ limit, cursor, ...asked }: Input, { records }: Services, { by }: Call) {
  const { items: entries, next } = await records.list(await listingOf(asked, records, by), {
    limit,
    ...present({ cursor }),
  });
  const tasks = await records.getMany(
    'task',
    entries.map(({ id }) => id),
  );
  const items = entries.flatMap(({ id }) => tasks.filter((task) => task.id === id)).map(taskView);
  return { items, ...present({ next }) };
}

type Asked = Pick<Input, 'of' | 'lead' | 'deal'>;

async function listingOf({ of, lead, deal }: Asked, records: Services['records'], by: Call['by']): Promise<Listing> {
  if (lead !== undefined) return tasksUnder('lead', lead, records, by);
  if (deal !== undefined) return tasksUnder('deal', deal, records, by);
  const me = byOf(by).id ?? '';
  assertMayList(of, by);
  return { index: 'owner', of: of ?? me, kind: 'task' };
}

async function tasksUnder(
  kind: 'lead' | 'deal',
  id: string,
  records: Services['records'],
  by: Call['by'],
): Promise<Listing> {
  const { owner } = await found(records, kind, id);
  assertMay(by, `read-${kind}`, owner);
  return { index: 'parent', of: id, kind: 'task' };
}

function assertMayList(of: string | undefined, by: Call['by']): void {
  if (of === undefined || actsFor(by).includes(of) || isIn(by, 'head', 'director')) return;
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
