import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import type * as z from 'zod';
import { Output as Letters } from '../../functions/api/operations/show-dead-letters/contract.ts';
import { Output as Queues } from '../../functions/api/operations/list-dead-letters/contract.ts';
import { Output as Executions } from '../../functions/api/operations/list-executions/contract.ts';
import { Output as Schedules } from '../../functions/api/operations/list-schedules/contract.ts';
import { Output as Execution } from '../../functions/api/operations/show-execution/contract.ts';
import { bury, die } from '../support/system/dead-letters.ts';
import { everythingStands } from '../support/system/everything-stands.ts';
import { executionsOf, stop, whenStatus } from '../support/system/executions.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';
import { itemsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [operator, head, anna] = [staff('operator'), staff('head'), staff('anna')];
beforeAll(reset);

const read = async <T extends z.ZodType>(schema: () => T, path: string): Promise<z.output<T>> =>
  schema().parse(await done(operator('GET', path)));

/** Every item of a list, page after page. */
async function every(path: string): Promise<z.output<ReturnType<typeof Executions>>['items']> {
  const found: z.output<ReturnType<typeof Executions>>['items'][number][] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: z.output<ReturnType<typeof Executions>> = await read(
      Executions,
      `${path}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}

describe('the operator’s executions', () => {
  it('are listed by machine and state, page after page, each with the record it follows', async () => {
    const ids = [await post(), await post({ email: 'second@company.example' }), await worked()];
    const { dealId } = await opened();
    await everythingStands();
    const running = await every('/executions?machine=leads&state=running');
    expect(running.map(({ follows }) => follows?.id)).toEqual(expect.arrayContaining(ids));
    expect(running.find(({ follows }) => follows?.id === ids[2])).toMatchObject({
      ...{ name: `${String(ids[2])}-1`, status: 'running' },
      follows: {
        kind: 'lead',
        stage: 'mql',
        generation: 1,
        overdue: false,
        abandoned: false,
        until: expect.any(String),
      },
    });
    const deals = await every('/executions?machine=project&state=running');
    expect(deals.map(({ follows }) => follows?.id)).toContain(dealId);
  });

  it('show their graph, the state each is in, and what it did', async () => {
    const id = await worked();
    await everythingStands();
    const shown = await read(Execution, `/executions/leads/${id}-1`);
    expect(shown).toMatchObject({ status: 'running', at: 'MQL', follows: { id, stage: 'mql' } });
    const entered = shown.steps.filter(({ kind }) => kind === 'entered').map(({ state }) => state);
    expect([entered[0], entered[1], entered.at(-1)]).toEqual(['MQL', 'Which stage', 'Where it stands']); // it may have seen the lead as new before
    expect(shown.steps.at(-1)).toMatchObject({ kind: 'began' });
    expect(shown.graph.edges).toContainEqual({ from: 'Which stage', to: 'MQL', kind: 'choice' });
    expect(shown).not.toHaveProperty('consoleUrl'); // the local cloud has none
  });

  it('are handed over to the next generation when the operator restarts one, and no head may', async () => {
    const id = await post();
    await everythingStands();
    const restart = `/executions/leads/${id}-1/restart`;
    expect((await head('POST', restart)).status).toBe(403);
    expect(await done(operator('POST', restart))).toEqual({ name: `${id}-2` });
    await whenStatus('leads', `${id}-2`, 'RUNNING');
    await whenStatus('leads', `${id}-1`, 'SUCCEEDED');
    expect(await operator('POST', restart)).toMatchObject({ status: 422, body: { code: 'overtaken' } });
  });

  it('are not restarted for what needs none', async () => {
    const id = await worked();
    const changes = { criteria: allTarget('industrial') };
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'parked', basket: 'needs', changes } }));
    expect(await operator('POST', `/executions/leads/${id}-1/restart`)).toMatchObject({
      status: 422,
      body: { code: 'needs-no-execution' },
    });
  });

  it('show one that was stopped', async () => {
    const id = await post();
    await whenStatus('leads', `${id}-1`, 'RUNNING');
    const [execution] = (await executionsOf('leads', 'RUNNING')).filter(({ name }) => name === `${id}-1`);
    await stop(execution?.arn ?? '');
    const aborted = await every('/executions?machine=leads&state=aborted');
    expect(aborted.find(({ name }) => name === `${id}-1`)).toMatchObject({ status: 'aborted', follows: { id } });
  });

  it('are answered clearly where there is none, and where a cursor was made up', async () => {
    expect(await operator('GET', `/executions/leads/${v7()}-1`)).toMatchObject({ status: 404 });
    expect(await operator('POST', `/executions/leads/${v7()}-1/restart`)).toMatchObject({ status: 404 });
    expect(await operator('GET', '/executions/no-such/x-1')).toMatchObject({ status: 400 });
    expect(await operator('GET', '/executions?cursor=made-up')).toMatchObject({
      status: 400,
      body: { code: 'cursor-malformed' },
    });
  });
});

const lettersIn = async (queue: string) => (await read(Letters, `/dead-letters/${queue}`)).items;

describe('dead letters', () => {
  const queues = ['events-follow-journal', 'schedule-mind-files'];
  beforeAll(() => bury(...queues)); // what was given up in other tests
  afterAll(() => bury(...queues));

  it('of a fact that was given up are sent again to the consumer that gave it up', async () => {
    const id = await post();
    const [fact] = (await itemsOf('Journal')).filter(({ pk }) => pk === id);
    await die('events-follow-journal', { factId: fact?.['id'], reason: 'Poison: a test' });
    const [letter] = await lettersIn('events-follow-journal');
    expect(letter).toMatchObject({ about: { kind: 'fact', factId: fact?.['id'] }, why: 'Poison: a test' });
    const counted = (await read(Queues, '/dead-letters')).items.find(({ queue }) => queue === 'events-follow-journal');
    expect(counted).toEqual({ queue: 'events-follow-journal', function: 'events/follow-journal', count: 1 });
    expect((await head('POST', `/dead-letters/events-follow-journal/${String(letter?.id)}/redrive`)).status).toBe(403);
    await done(operator('POST', `/dead-letters/events-follow-journal/${String(letter?.id)}/redrive`));
    expect(await lettersIn('events-follow-journal')).toEqual([]);
    await everythingStands();
  });

  it('of an event are handed to its function, which takes it as if it came first', async () => {
    const ranAt = async () =>
      (await read(Schedules, '/schedules')).items.find(({ name }) => name === 'schedule/mind-files')?.startedAt ?? '';
    const before = await ranAt();
    await die('schedule-mind-files', { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} });
    const [letter] = await lettersIn('schedule-mind-files');
    expect(letter).toMatchObject({ about: { kind: 'run' } });
    await done(operator('POST', `/dead-letters/schedule-mind-files/${String(letter?.id)}/redrive`));
    await until('the function ran', ranAt, (at) => at > before);
    expect(await lettersIn('schedule-mind-files')).toEqual([]);
  });

  it('that can be sent to nobody stay, and may be thrown away', async () => {
    await die('events-follow-journal', { factId: `${v7()}/1/0`, reason: 'Poison: a test' });
    const [letter] = await lettersIn('events-follow-journal');
    const path = `/dead-letters/events-follow-journal/${String(letter?.id)}`;
    expect(await operator('POST', `${path}/redrive`)).toMatchObject({ status: 422, body: { code: 'cannot-be-sent' } });
    expect(await lettersIn('events-follow-journal')).toEqual([letter]);
    expect((await head('DELETE', path)).status).toBe(403);
    await done(operator('DELETE', path));
    expect(await lettersIn('events-follow-journal')).toEqual([]);
    expect((await operator('DELETE', path)).status).toBe(404);
  });

  it('are in the queues of the functions that have any, and in no others', async () => {
    expect((await operator('GET', '/dead-letters/api-sales')).status).toBe(404);
    expect((await read(Queues, '/dead-letters')).items.map(({ queue }) => queue)).toEqual(
      expect.arrayContaining(queues),
    );
  });
});

describe('the schedules', () => {
  it('say when each ran last, what it did, and how it is', async () => {
    const reconciled = async () =>
      (await read(Schedules, '/schedules')).items.find(({ name }) => name === 'schedule/reconcile');
    const found = await until('the reconciler ran', reconciled, (schedule) => schedule?.counts !== undefined);
    expect(found).toMatchObject({ everySeconds: 60, counts: { failed: 0 }, startedAt: expect.any(String) });
    expect(['fine', 'running']).toContain(found?.health);
  });
});
