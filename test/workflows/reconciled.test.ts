import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { committedDefinition } from '../support/workflows/committed-machine.ts';
import { asks, claims, movesLead } from '../support/workflows/lead-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
const nothing = { started: 0, raised: 0, answered: 0, stopped: 0, rolled: 0, givenUp: 0, failed: 0 };
let plant: Plant;

beforeEach(() => {
  plant = new Plant();
});
afterEach(() => {
  plant.close();
});

/** Commits without anybody hearing of it, and lets so many minutes pass. */
async function unheard(...acts: Parameters<Plant['commits']>[0][]): Promise<void> {
  plant.streamIsHeld = true;
  for (const act of acts) await plant.commits(act);
  plant.forgetUndelivered();
  plant.streamIsHeld = false;
}

const minutesLater = (minutes: number): Promise<void> =>
  plant.passTo(new Date(plant.clock.ms + minutes * 60_000).toISOString());

describe('what the reconciler mends', () => {
  it('is nothing while every event arrives', async () => {
    await plant.does(asks(lead));
    await plant.does(claims(anna, lead));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual(nothing);
  });

  it('is a workflow that never started', async () => {
    await unheard(asks(lead));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, started: 1 });
    expect(plant.history(lead)).toMatchObject({
      status: 'RUNNING',
      visited: ['Where it stands', 'Which stage', 'New lead'],
    });
    expect(await plant.reconcile()).toEqual(nothing);
  });

  it('is nothing yet, when the record is younger than five minutes', async () => {
    await unheard(asks(lead));
    await minutesLater(4);
    expect(await plant.reconcile()).toEqual(nothing);
  });

  it('is a workflow that did not hear of a move', async () => {
    await plant.does(asks(lead));
    await unheard(claims(anna, lead));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, answered: 1 });
    expect(plant.history(lead).visited.slice(-2)).toEqual(['Which stage', 'MQL']);
  });

  it('is a workflow that did not hear that its lead was closed', async () => {
    await plant.does(asks(lead));
    await unheard(claims(anna, lead), movesLead(anna, lead, { to: 'spam' }));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, answered: 1 });
    expect(plant.history(lead)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is a workflow that could not park: the next generation follows the lead', async () => {
    plant.beforeNext('park', () => Promise.reject(new Error('DynamoDb.AccessDeniedException')));
    await plant.does(asks(lead));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, raised: 1 });
    expect([plant.history(lead, 1).status, plant.history(lead, 2)]).toEqual([
      'FAILED',
      { machine: 'leads', status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'New lead'], retried: [] },
    ]);
  });

  it('is, of two generations alive, the overtaken one', async () => {
    await plant.does(asks(lead, { details: { segment: 'developer' } }));
    await plant.does(claims(anna, lead));
    await unheard(movesLead(anna, lead, { to: 'rejected', criterion: 'volume' }), movesLead(anna, lead, { to: 'mql' }));
    await plant.executions.start('leads', `${lead}-2`, { id: lead, generation: 2 });
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, stopped: 1 });
    expect([plant.history(lead, 1).status, plant.history(lead, 2).status]).toEqual(['ABORTED', 'RUNNING']);
  });

  it('is a next generation that never started: the one before it ends first, superseded', async () => {
    await plant.does(asks(lead, { details: { segment: 'developer' } }));
    await plant.does(claims(anna, lead));
    await unheard(movesLead(anna, lead, { to: 'rejected', criterion: 'volume' }), movesLead(anna, lead, { to: 'mql' }));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, answered: 1, started: 1 });
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toMatchObject([
      { status: 'SUCCEEDED', visited: expect.arrayContaining(['Superseded']) },
      { status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'MQL'] },
    ]);
    expect(await plant.reconcile()).toEqual(nothing);
  });

  it('is a workflow of an older graph: the next generation runs today’s', async () => {
    plant.executions.deploy('leads', committedDefinition('leads', { graph: 'graph-of-yesterday' }));
    await plant.does(asks(lead));
    plant.executions.deploy('leads', committedDefinition('leads'));
    await minutesLater(10);
    expect(await plant.reconcile()).toEqual({ ...nothing, rolled: 1 });
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toMatchObject([
      { status: 'SUCCEEDED', visited: ['Where it stands', 'Which stage', 'New lead', 'Which stage', 'Superseded'] },
      { status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'New lead'] },
    ]);
    expect(await plant.reconcile()).toEqual(nothing);
  });

  it('is tried three times a day; then a head of sales is asked, once', async () => {
    const seen = [];
    plant.beforeEvery('park', () => Promise.reject(new Error('DynamoDb.AccessDeniedException')));
    await plant.does(asks(lead));
    for (let run = 0; run < 6; run += 1) {
      await minutesLater(10);
      seen.push(await plant.reconcile());
    }
    expect(seen).toEqual([
      { ...nothing, raised: 1 },
      { ...nothing, raised: 1 },
      { ...nothing, raised: 1 },
      { ...nothing, givenUp: 1 },
      { ...nothing, givenUp: 1 },
      { ...nothing, givenUp: 1 },
    ]);
    expect(plant.tasksAbout(lead)).toEqual([{ about: 'workflow-keeps-failing', dueAt: '2026-03-02T08:40:00.000Z' }]);
  });
});
