import { beforeEach, describe, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { changesFrom, missingIn, moveFilling } from '../support/system/deals.ts';
import { everythingStands } from '../support/system/everything-stands.ts';
import { statesOf, statusOf, whenStatus } from '../support/system/executions.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { itemsOf, recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [anna, head, operator] = [staff('anna'), staff('head'), staff('operator')];
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(reset);

const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));
const pass = async (ms: number): Promise<void> =>
  moveClockTo(new Date((await now()) + ms).toISOString(), operator, () => undefined);

type Task = { about: string; assignee?: string; subject: { id: string } };
const tasksAbout = async (id: string) =>
  (await recordsOf('task'))
    .map(({ state }) => state as Task)
    .filter(({ subject }) => subject.id === id)
    .map(({ about, assignee }) => ({ about, ...(assignee !== undefined && { assignee }) }))
    .sort((a, b) => (a.about < b.about ? -1 : 1));

describe('a lead', () => {
  it('that nobody claims is overdue, then the head’s, and rings no more: eleven transitions until it is closed', async () => {
    const id = await post({ segment: 'individual', company: undefined });
    await pass(14 * day);
    expect(await tasksAbout(id)).toEqual([{ about: 'escalation-new' }, { about: 'overdue-new' }]);
    await done(head('POST', `/leads/${id}/claim`));
    await everythingStands();
    await done(head('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'volume' } }));
    await whenStatus('leads', `${id}-1`, 'SUCCEEDED');
    expect(await statesOf('leads', `${id}-1`)).toEqual([
      'Where it stands',
      'Which stage',
      'New lead',
      'New lead: is it overdue',
      'New lead',
      'New lead: is it overdue',
      'New lead',
      'Which stage',
      'MQL',
      'Which stage',
      'Rejected',
    ]);
  });

  it('claimed and not contacted goes back to the queue, and says so', async () => {
    const id = await post();
    await done(anna('POST', `/leads/${id}/claim`));
    await pass(16 * day); // New Year's holidays may lie between
    expect(await done(head('GET', `/leads/${id}`))).toMatchObject({ stage: 'new' });
    const reasons = (await itemsOf('Journal'))
      .filter(({ pk }) => pk === id)
      .map(({ data }) => (data as { reason?: string }).reason);
    expect(reasons).toContain('no-contact');
    const [desk] = await recordsOf('desk');
    expect(desk?.['state']).toMatchObject({ uncontacted: [] });
  });

  it('that stays too long at MQL is its owner’s task, and the head’s at twice that', async () => {
    const id = await worked();
    await pass(40 * day);
    expect(await tasksAbout(id)).toEqual([{ about: 'escalation-mql' }, { about: 'overdue-mql', assignee: idOf.anna }]);
  });

  it('of a known customer goes to the head, who gives it out, when its owner keeps silent', async () => {
    const email = `known-${String(Date.now())}@company.example`;
    await opened(anna, { email });
    const again = await post({ email, message: 'И ещё датчики' });
    expect((await staff('boris')('POST', `/leads/${again}/claim`)).status).toBe(403);
    await pass(16 * day); // New Year's holidays may lie between
    expect((await tasksAbout(again)).map(({ about }) => about)).toContain('owner-silent');
    expect((await staff('boris')('POST', `/leads/${again}/claim`)).status).toBe(403);
    await done(head('POST', `/leads/${again}/assign`, { body: { to: idOf.boris } }));
    expect(await done(head('GET', `/leads/${again}`))).toMatchObject({ owner: idOf.boris });
  });

  it('whose conversion was refused waits at SQL with a task, and is converted as soon as it is mended', async () => {
    const id = await worked();
    const changes = { need: 'Drives', criteria: allTarget('industrial'), taxId: '7700000001' };
    expect(await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'sql', changes } }))).toMatchObject({
      stage: 'sql',
    });
    await pass(16 * day);
    expect((await tasksAbout(id)).map(({ about }) => about)).toEqual(['escalation-sql', 'overdue-sql', 'tax-id-wrong']);
    await done(anna('PATCH', `/leads/${id}`, { body: { taxId: '7707083893' } }));
    await whenStatus('leads', `${id}-1`, 'SUCCEEDED');
    expect(await done(head('GET', `/leads/${id}`))).toMatchObject({ stage: 'converted' });
  });
});

describe('a lead that waits', () => {
  it('until a date is silent until then, and the head’s a longest stay later', async () => {
    const id = await worked();
    const date = new Date((await now()) + 20 * day).toISOString();
    await done(anna('POST', `/leads/${id}/wait`, { body: { until: date, reason: 'Budget committee' } }));
    await pass(19 * day);
    expect(await tasksAbout(id)).toEqual([]);
    await pass(2 * day);
    expect(await tasksAbout(id)).toEqual([{ about: 'wait-over', assignee: idOf.anna }]);
    await pass(30 * day);
    expect(await tasksAbout(id)).toEqual([{ about: 'escalation-mql' }, { about: 'wait-over', assignee: idOf.anna }]);
  });

  it('at SQL is tried again at once when its task is closed, and asks anew while it cannot be converted', async () => {
    const id = await worked();
    const changes = { need: 'Drives', criteria: allTarget('industrial'), taxId: '7700000001' };
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'sql', changes } }));
    const [task] = await recordsOf('task');
    await done(anna('POST', `/tasks/${String(task?.['id'])}/done`));
    const asked = await until(
      'another task asks',
      () => tasksAbout(id),
      (tasks) => tasks.length > 1,
    );
    expect(asked.map(({ about }) => about)).toEqual(['tax-id-wrong', 'tax-id-wrong']);
    await everythingStands();
    expect((await statesOf('leads', `${id}-1`)).slice(-2)).toEqual(['SQL: is it overdue', 'SQL']);
  });
});

describe('a dealer’s order', () => {
  it('past its longest stay is its owner’s task, and the head’s at twice that', async () => {
    const vera = staff('vera');
    const { dealId } = await opened(vera, { segment: 'dealer' });
    expect(await moveFilling(dealId, 'agree-price', vera)).toMatchObject({ status: 200 });
    await pass(60 * day);
    expect(await tasksAbout(dealId)).toEqual([
      { about: 'escalation-agree-price' },
      { about: 'overdue-agree-price', assignee: idOf.vera },
    ]);
    expect((await statesOf('dealer-order', `${dealId}-1`)).slice(-2)).toEqual([
      'Agree the price: is it overdue',
      'Agree the price',
    ]);
  });

  it('that was shipped asks for its papers, and its execution ends', async () => {
    const vera = staff('vera');
    const { dealId } = await opened(vera, { segment: 'dealer' });
    for (const stage of ['agree-price', 'payment-received', 'production-ordered', 'shipped'])
      expect(await moveFilling(dealId, stage, vera)).toMatchObject({ status: 200 });
    await pass(40 * day);
    expect((await tasksAbout(dealId)).map(({ about }) => about)).toContain('papers');
    await whenStatus('dealer-order', `${dealId}-1`, 'SUCCEEDED');
    expect((await statesOf('dealer-order', `${dealId}-1`)).at(-1)).toBe('Shipped and asked about papers');
  });
});

describe('a deal', () => {
  it.each(['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received', 'production-ordered'])(
    'past its longest stay at %s is its owner’s task, and the head’s at twice that',
    async (stage) => {
      const { dealId } = await opened();
      if (stage !== 'new-deal') {
        const refused = await anna('POST', `/deals/${dealId}/moves`, { body: { to: stage } });
        const changes = refused.status === 422 ? changesFrom(missingIn(refused)) : {};
        const answer =
          refused.status === 422
            ? await anna('POST', `/deals/${dealId}/moves`, { body: { to: stage, changes } })
            : refused;
        expect(answer).toMatchObject({ status: 200, body: { stage } });
      }
      await pass(stage === 'production-ordered' ? 450 * day : 60 * day); // until the promised ship date
      const isWon = ['payment-received', 'production-ordered'].includes(stage);
      expect(await tasksAbout(dealId)).toEqual([
        { about: `escalation-${stage}` },
        ...(isWon ? [{ about: 'name-rivals', assignee: idOf.anna }] : []),
        { about: `overdue-${stage}`, assignee: idOf.anna },
      ]);
    },
  );

  it('that waits until a date for a reason is silent until then', async () => {
    const { dealId } = await opened();
    const date = new Date((await now()) + 20 * day).toISOString();
    await done(anna('POST', `/deals/${dealId}/wait`, { body: { until: date, reason: 'Budget committee' } }));
    await pass(19 * day);
    expect(await tasksAbout(dealId)).toEqual([]);
    await pass(day + hour); // the head's task comes a working day after the date
    expect(await tasksAbout(dealId)).toEqual([{ about: 'wait-over', assignee: idOf.anna }]);
  });

  it('that was shipped asks for its papers after ten working days, and its execution ends', async () => {
    const { dealId } = await opened();
    for (const stage of ['payment-received', 'production-ordered', 'shipped'])
      expect(await moveFilling(dealId, stage)).toMatchObject({ status: 200 });
    await pass(40 * day);
    expect((await tasksAbout(dealId)).map(({ about }) => about)).toContain('papers');
    await whenStatus('project', `${dealId}-1`, 'SUCCEEDED');
  });

  it('that is moved while an alarm rings stands where it was moved to', async () => {
    const { dealId } = await opened();
    const passing = pass(30 * day);
    const moving = anna('POST', `/deals/${dealId}/moves`, { body: { to: 'discuss-terms' } });
    const [, { status }] = await Promise.all([passing, moving]);
    expect(status).toBe(200);
    await everythingStands();
    expect(await done(head('GET', `/deals/${dealId}`))).toMatchObject({ stage: 'discuss-terms' });
  });

  it('older than 300 days goes on under the next generation', async () => {
    const { dealId } = await opened();
    await pass(301 * day);
    await everythingStands(60_000);
    expect(await statusOf('project', `${dealId}-2`)).toBe('RUNNING');
  });
});

it('the clock moves in hops, tells how many alarms rang, and moves for the operator only', async () => {
  for (let n = 0; n < 3; n += 1) await post();
  const to = new Date((await now()) + 20 * day).toISOString();
  expect((await head('POST', '/clock', { body: { to } })).status).toBe(403);
  const { body } = await operator('POST', '/clock', { body: { to } });
  expect(body).toMatchObject({ done: true, rung: 6 });
  expect(Date.parse(String(body['now']))).toBeGreaterThanOrEqual(Date.parse(to));
  expect(await now()).toBeGreaterThanOrEqual(Date.parse(to));
});
