import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { everythingStands } from '../support/system/everything-stands.ts';
import { followJournal } from '../support/system/follow-journal.ts';
import { executionsOf, statusOf, stop, whenStatus } from '../support/system/executions.ts';
import { done, opened, post } from '../support/system/leads.ts';
import { staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { itemsOf, tamper } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

/** Two periods of the reconciler in this stage, 2 s each, and its minimum age of 2 s, with 2 s for the runs themselves. */
const twoPeriodsMs = 8_000;
const anna = staff('anna');

beforeAll(reset);
afterEach(() => followJournal(true)); // where a test failed half-way

/** Why the reconciler says that it did something to a record. */
const reasons = async (id: string): Promise<unknown[]> =>
  (await itemsOf('Journal'))
    .filter(({ pk, type }) => pk === id && String(type).endsWith('Restarted'))
    .map(({ data }) => (data as { why: string }).why);
/** What the journal says of it: written right after the deed. */
const told = (id: string): Promise<unknown[]> =>
  until(
    'the journal says what was mended',
    () => reasons(id),
    (found) => found.length > 0,
    twoPeriodsMs,
  );
const notFollowed = 'its execution had not followed it';

describe('the reconciler, within two of its periods', () => {
  it('starts the next generation of an execution that was stopped by hand, once, and says so in the journal', async () => {
    const id = await post();
    await whenStatus('leads', `${id}-1`, 'RUNNING');
    const [execution] = (await executionsOf('leads', 'RUNNING')).filter(({ name }) => name === `${id}-1`);
    await stop(execution?.arn ?? '');
    await until(
      'its second generation runs',
      () => statusOf('leads', `${id}-2`),
      (status) => status === 'RUNNING',
      twoPeriodsMs,
    );
    await everythingStands();
    expect(await statusOf('leads', `${id}-3`)).toBeUndefined();
    expect(await told(id)).toEqual(['its execution ended as ABORTED']);
  });

  it('starts what no delivery of the stream started, and lets a late delivery start nothing more', async () => {
    await followJournal(false);
    const id = await post();
    await until(
      'its first generation runs',
      () => statusOf('leads', `${id}-1`),
      (status) => status === 'RUNNING',
      twoPeriodsMs,
    );
    await followJournal(true);
    await everythingStands();
    expect((await executionsOf('leads')).filter(({ name }) => name.startsWith(id))).toHaveLength(1);
    expect(await told(id)).toEqual(['its execution had not started']);
  });

  it('lets an execution go on that did not hear of a move', async () => {
    const id = await post();
    await everythingStands();
    await followJournal(false);
    await done(anna('POST', `/leads/${id}/claim`));
    await everythingStands(twoPeriodsMs); // nobody else could have told it
    expect([await statusOf('leads', `${id}-1`), await told(id)]).toEqual(['RUNNING', [notFollowed]]);
  });

  it('brings an execution to where a record was put behind its back', async () => {
    const { dealId } = await opened();
    await everythingStands();
    await tamper(
      dealId,
      'deal',
      'SET leg = leg + :one, #state.leg = #state.leg + :one, #state.stage = :stage, changedAt = :now',
      { ':one': 1, ':stage': { name: 'send-quote' }, ':now': new Date().toISOString() },
      { '#state': 'state' },
    );
    await everythingStands(twoPeriodsMs);
    expect([await statusOf('project', `${dealId}-1`), await told(dealId)]).toEqual(['RUNNING', [notFollowed]]);
  });

  it('ends an execution whose record is closed and gone from it', async () => {
    const id = await post();
    await everythingStands();
    await followJournal(false);
    await done(staff('head')('POST', `/leads/${id}/claim`));
    await done(staff('head')('POST', `/leads/${id}/moves`, { body: { to: 'spam' } }));
    await until(
      'its execution ends by itself',
      () => statusOf('leads', `${id}-1`),
      (status) => status === 'SUCCEEDED',
      twoPeriodsMs,
    );
    expect(await told(id)).toEqual([notFollowed]);
  });

  it('stops an execution nobody can answer: its record is closed, and its token was lost', async () => {
    const id = await post();
    await everythingStands();
    await followJournal(false);
    await done(staff('head')('POST', `/leads/${id}/moves`, { body: { to: 'spam' } }));
    await tamper(id, 'lead', 'REMOVE waiting', {});
    await until(
      'its execution is stopped',
      () => statusOf('leads', `${id}-1`),
      (status) => status === 'ABORTED',
      twoPeriodsMs,
    );
    const told = await until(
      'the journal says so',
      () => reasons(id),
      (why) => why.length > 0,
    );
    expect(told).toEqual(['its execution was needed no more']);
  });

  it('gives up after three restarts in a day, with a task', async () => {
    const id = await post();
    for (let generation = 1; generation <= 4; generation += 1) {
      const name = `${id}-${String(generation)}`;
      await until(
        `${name} runs`,
        () => statusOf('leads', name),
        (status) => status === 'RUNNING',
        twoPeriodsMs,
      );
      const [execution] = (await executionsOf('leads', 'RUNNING')).filter((each) => each.name === name);
      await stop(execution?.arn ?? '');
    }
    const heads = staff('head');
    const tasks = await until(
      'a task asks a person',
      async () => JSON.stringify((await done(heads('GET', '/tasks?of=any-head')))['items']),
      (items) => items.includes('workflow-keeps-failing'),
      twoPeriodsMs,
    );
    expect(tasks).toContain(id);
    expect(await statusOf('leads', `${id}-5`)).toBeUndefined();
  });
});
