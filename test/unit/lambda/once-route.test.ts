import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { routes as adminRoutes } from '../../../functions/api/admin/contract.ts';
import { routes as basketRoutes } from '../../../functions/api/baskets/contract.ts';
import { routes as customerRoutes } from '../../../functions/api/customers/contract.ts';
import { routes as deskRoutes } from '../../../functions/api/desk/contract.ts';
import { routes as documentsRoutes } from '../../../functions/api/documents/contract.ts';
import { routes as integrationRoutes } from '../../../functions/api/integrations/contract.ts';
import { routes as printingRoutes } from '../../../functions/api/printing/contract.ts';
import { routes as publicRoutes } from '../../../functions/api/public/contract.ts';
import { routes as salesRoutes } from '../../../functions/api/sales/contract.ts';
import { newTask } from '../../../shared/domain/tasks/new-task.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import { commitPlan, decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { found } from '../../../shared/domain/records/found.ts';
import { change, remove, together } from '../../../shared/domain/records/plan.ts';
import { refuse } from '../../../shared/domain/records/refusal.ts';
import { type Call, Reply } from '../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../shared/lambda/once-route.ts';
import { type RouteContract, routeKeyOf } from '../../../shared/lambda/route-contract.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, head, robot } from '../../support/domain/actors.ts';
import { contextOf as contextBy, idOf, monday } from '../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../support/domain/deals.ts';

const contract = {
  method: 'POST',
  path: '/steps/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Adds a task to a deal.',
  once: 'always',
} as const;
const Input = z.strictObject({ id: z.uuid(), title: z.string().trim(), dueAt: z.string() });
const Output = z.strictObject({ taskId: z.uuid(), isDealNew: z.boolean() });

let area: ReturnType<typeof areaInMemory>;
/** What comes in between deciding and committing. */
let meanwhile: () => Promise<unknown>;
beforeEach(async () => {
  area = areaInMemory();
  meanwhile = () => Promise.resolve();
  await commitPlan(area.records, change(undefined, dealAt('send-quote', { version: 1 })), contextBy(robot));
});

const routeOf = (route: RouteContract & { once: 'always' | 'by-key' } = contract) =>
  onceRoute({
    route,
    env: z.object({}),
    input: () => Input,
    output: () => Output,
    services: () => area,
    run: async ({ id, ...said }, services, { by }) => {
      const context = await contextOf(by, services);
      const { task } = await decideAndCommit(services.records, context, async () => {
        const deal = await found(services.records, 'deal', id);
        await meanwhile();
        if (said.title === 'no') return refuse('no', 'never');
        if (said.title === 'nothing') return { ok: true, task: { id: idOf(1) }, plan: together() };
        return newTask(deal, { id: services.newId(), ...said }, context);
      });
      return new Reply({ taskId: task.id, isDealNew: false }, { status: 201, headers: { 'x-first': 'yes' } });
    },
    again: async ({ id, made }, { records }, { by }) => {
      expect(by).toMatchObject({ kind: 'staff' });
      const task = await found(records, 'task', id('task'));
      return new Reply({ taskId: task.id, isDealNew: made['deal']?.isNew === true }, { status: 201 });
    },
  });

const body = { title: 'Call', dueAt: monday };
const ask = (more: { said?: object; key?: string; by?: Actor; route?: ReturnType<typeof routeOf> } = {}) => {
  const { said = body, key, by = anna, route = routeOf() } = more;
  const call: Call = callWith(said, { by, headers: key === undefined ? {} : { 'idempotency-key': key } });
  return route.serve({ id: dealId, ...said }, call);
};
const pass = (seconds: number): void => {
  area.clock.moveTo(area.clock.ms + seconds * 1000);
};
const tasks = () => area.records.all.filter(({ kind }) => kind === 'task');
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.details.code : (error as Error).name),
  );

describe('A request that creates something', () => {
  it('sent again under its key makes no second one, and gets what the first made', async () => {
    const first = await ask({ key: ' k1 ' });
    expect(first).toEqual({
      status: 201,
      headers: { 'x-first': 'yes' },
      body: { taskId: tasks()[0]?.id, isDealNew: false },
    });
    pass(23 * 3600);
    expect(await ask({ key: 'k1', said: { dueAt: monday, title: ' Call ' } })).toEqual({
      status: 201,
      headers: { 'idempotent-replayed': 'true' },
      body: first.body,
    });
    expect(tasks()).toHaveLength(1);
    pass(2 * 3600);
    await ask({ key: 'k1' });
    expect(tasks()).toHaveLength(2);
  });

  it('sent again without a key is a second click for ten seconds', async () => {
    for (const [seconds, count] of [
      [0, 1],
      [9, 1],
      [1, 2],
    ] as const) {
      pass(seconds);
      await ask();
      expect(tasks()).toHaveLength(count);
    }
  });

  it('is another one each time without a key where only a key says that it is the same', async () => {
    const route = routeOf({ ...contract, once: 'by-key' });
    for (const key of [undefined, undefined, 'k1', 'k1', undefined]) await ask({ route, ...(key && { key }) });
    expect(tasks()).toHaveLength(4);
  });

  it('is another one by what it says, by who says it, by its key, and by its route', async () => {
    const other = { ...contract, path: '/other/{id}' } as const;
    await ask();
    await ask({ said: { ...body, title: 'Write' } });
    await ask({ by: head });
    await ask({ key: 'k1' });
    await ask({ key: 'k1', by: head });
    await ask({ route: routeOf(other) });
    expect(tasks()).toHaveLength(6);
  });

  it('is refused under the key of another one', async () => {
    await ask({ key: 'k1' });
    expect(await codeOf(ask({ key: 'k1', said: { ...body, title: 'Write' } }))).toBe('KeyReused');
    expect(await codeOf(ask({ key: 'k1', route: routeOf({ ...contract, path: '/other/{id}' }) }))).toBe('KeyReused');
    expect(await codeOf(ask({ key: 'k'.repeat(201) }))).toBe('malformed');
    expect(await codeOf(ask({ key: 'k'.repeat(200) }))).toBe('done');
    expect(await codeOf(ask({ key: ' ' }))).toBe('done'); // is none
    expect(tasks()).toHaveLength(3);
  });

  it('sent twice at once makes one, whichever is faster', async () => {
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      await ask({ key: 'k1' });
    };
    expect(await ask({ key: 'k1' })).toMatchObject({ headers: { 'idempotent-replayed': 'true' } });
    expect(tasks()).toHaveLength(1);
  });

  it('that is refused because it came before gets what that made', async () => {
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      await ask();
      throw new Problem({ status: 409, code: 'taken', detail: 'there is one' });
    };
    expect(await ask()).toMatchObject({ body: { taskId: tasks()[0]?.id } });
    expect(tasks()).toHaveLength(1);
  });

  it('that was refused, failed or changed nothing is asked anew', async () => {
    for (const title of ['no', 'nothing']) {
      expect(await codeOf(ask({ key: title, said: { ...body, title } }))).toBe(title === 'no' ? 'no' : 'done');
      expect(await codeOf(ask({ key: title }))).toBe('done');
    }
    meanwhile = () => Promise.reject(new TypeError('ours'));
    expect(await codeOf(ask({ key: 'k1' }))).toBe('TypeError');
  });

  it('whose work is gone says so', async () => {
    await ask({ key: 'k1' });
    const [task] = tasks();
    if (!task) throw new Error('there is no task');
    await commitPlan(area.records, remove(task), contextBy(robot));
    await expect(ask({ key: 'k1' })).rejects.toMatchObject({
      details: {
        status: 409,
        code: 'already-done',
        detail: `there is no task ${task.id}: this request made it, and it is gone by now; send another Idempotency-Key`,
      },
    });
  });

  it('fails when it is shown as what it never made, or may not be shown', async () => {
    const shown = (again: Parameters<typeof onceRoute>[0]['again']) =>
      onceRoute({
        route: contract,
        env: z.object({}),
        input: () => Input,
        output: () => z.unknown(),
        services: () => area,
        run: async (input, services, { by }) => {
          const context = await contextOf(by, services);
          const deal = await found(services.records, 'deal', input.id);
          await decideAndCommit(services.records, context, () =>
            Promise.resolve(newTask(deal, { ...input, id: services.newId() }, context)),
          );
          return {};
        },
        again,
      });
    const never = shown(({ id }) => Promise.resolve(id('claim')));
    await ask({ route: never });
    await expect(ask({ route: never })).rejects.toThrow('the request made no claim');
    const forbidden = new Problem({ status: 403, code: 'not-yours', detail: 'no' });
    await expect(ask({ route: shown(() => Promise.reject(forbidden)) })).rejects.toBe(forbidden);
  });
});

/** What is posted that makes nothing more when it is sent again, whatever key it has: it is so already, or is asked for to happen again. */
const otherwise = [
  'POST /accounts/{id}/assign',
  'POST /accounts/{id}/merge',
  'POST /claims/{id}/answer',
  'POST /claims/{id}/close',
  'POST /claims/{id}/reopen',
  'POST /clock',
  'POST /contracts', // one for its number
  'POST /deals/assign',
  'POST /deals/{id}/approve',
  'POST /deals/{id}/assign',
  'POST /deals/{id}/committee', // one for its person
  'POST /deals/{id}/moves',
  'POST /deals/{id}/payments', // one for its document
  'POST /deals/{id}/reopen',
  'POST /deals/{id}/shipments', // one for its document
  'POST /deals/{id}/wait',
  'POST /duplicates/{id}/different',
  'POST /enrolments/{id}/stop',
  'POST /enrolments/{id}/wake-up',
  'POST /files/from-form', // its rate is limited
  'POST /files/{id}/restore',
  'POST /imports/{id}/undo',
  'POST /leads/assign',
  'POST /leads/{id}/assign',
  'POST /leads/{id}/claim',
  'POST /leads/{id}/dispute',
  'POST /leads/{id}/merge',
  'POST /leads/{id}/moves',
  'POST /leads/{id}/reopen',
  'POST /leads/{id}/wait',
  'POST /mail/resume',
  'POST /merges/{id}/undo',
  'POST /persons/{id}/consents', // given again, it takes the place of the one before
  'POST /persons/{id}/erase',
  'POST /persons/{id}/merge',
  'POST /quotes/{id}/send', // a draft is sent once
  'POST /registrations', // one for its dealer, customer and project
  'POST /registrations/{id}/settle',
  'POST /staff/{id}/hand-over',
  'POST /tasks/{id}/done',
  'POST /webhooks/{id}/deliveries/{deliveryId}/replay',
  'POST /webhooks/{id}/replay',
  'POST /webhooks/{id}/rotate',
  'POST /webhooks/{id}/test',
  'POST /u/{token}', // who is unsubscribed already stays so
];

it('Every route that creates something takes effect once', () => {
  const routes: readonly RouteContract[] = [
    ...[adminRoutes, basketRoutes, customerRoutes, deskRoutes, documentsRoutes, integrationRoutes].flat(),
    ...[printingRoutes, publicRoutes, salesRoutes].flat(),
  ];
  const posts = routes.filter(({ method }) => method === 'POST');
  const keys = (how: RouteContract['once']) =>
    posts.filter(({ once }) => once === how).map((route) => routeKeyOf(route));
  expect(keys('by-key').sort()).toEqual(['POST /files', 'POST /imports']);
  expect(keys('always').sort()).toEqual([
    'POST /accounts',
    'POST /accounts/{id}/persons',
    'POST /activities',
    'POST /claims',
    'POST /deals',
    'POST /deals/{id}/quotes',
    'POST /leads',
    'POST /leads/manual',
    'POST /leads/{source}',
    'POST /products',
    'POST /quotes',
    'POST /tasks',
    'POST /webhooks',
  ]);
  expect(keys(undefined).sort()).toEqual(otherwise.toSorted());
});
