import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asks, calls, claims, movesLead, qualified, waitsWithLead } from '../support/workflows/lead-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
let plant: Plant;

beforeEach(() => {
  plant = new Plant();
});
afterEach(() => {
  plant.close();
});

async function worked(): Promise<void> {
  await plant.does(asks(lead));
  await plant.does(claims(anna, lead));
  await plant.does(calls(anna, lead));
}

const untilWorked = ['Where it stands', 'Which stage', 'New lead', 'Which stage', 'MQL', 'Which stage', 'MQL'];

/** On which leg its workflow is parked, and on which the lead stands. */
async function legs(): Promise<{ parked: number | undefined; stands: number | undefined }> {
  const [found] = await plant.records.standing('lead', [lead]);
  return { parked: found?.waiting?.leg, stands: found?.record.leg };
}

describe('a workflow that hears late', () => {
  it('goes on to where the lead stands after A, B and A again in quick succession', async () => {
    await worked();
    plant.streamIsHeld = true;
    await plant.does(movesLead(anna, lead, { to: 'new', reason: 'wrong region' }));
    await plant.does(claims(anna, lead));
    plant.streamIsHeld = false;
    await plant.settle();
    expect(plant.history(lead).visited).toEqual([...untilWorked, 'Which stage', 'MQL']);
    const { parked, stands } = await legs();
    expect(parked).toBe(stands);
  });

  it('hears the newest fact first and is none the worse', async () => {
    await worked();
    plant.streamIsHeld = true;
    await plant.does(movesLead(anna, lead, { to: 'new', reason: 'wrong region' }));
    await plant.does(claims(anna, lead));
    for (const fact of plant.records.facts.toReversed()) await plant.deliver(fact);
    plant.streamIsHeld = false;
    await plant.settle();
    expect(plant.history(lead).visited).toEqual([...untilWorked, 'Which stage', 'MQL']);
  });

  it('does everything once when every fact is delivered twice', async () => {
    plant.deliveries = 2;
    await worked();
    await plant.does(movesLead(anna, lead, { to: 'sql', changes: qualified }));
    const found = await plant.records.get('lead', lead);
    const dealId = found?.stage.name === 'converted' ? found.stage.dealId : '';
    expect(plant.executions.names).toEqual([`${lead}-1`, `${dealId}-1`]);
    expect(plant.history(lead).visited).toEqual([...untilWorked, 'Which stage', 'Converted']);
    expect(plant.factsAbout(lead)).toEqual([
      'LeadReceived',
      'LeadMoved',
      'ActivityRecorded',
      'LeadContacted',
      'LeadMoved',
      'LeadEdited',
      'LeadConverted',
    ]);
  });

  it('rings an alarm once when its fact is delivered twice', async () => {
    plant.deliveries = 2;
    await plant.does(asks(lead));
    await plant.passTo('2026-03-02T09:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-new']);
    expect(plant.history(lead).visited).toEqual([
      'Where it stands',
      'Which stage',
      'New lead',
      'New lead: is it overdue',
      'New lead',
    ]);
  });

  it('takes the first of two answers to one token', async () => {
    await plant.does(asks(lead));
    const [found] = await plant.records.standing('lead', [lead]);
    const token = found?.waiting?.token ?? '';
    await plant.commits(claims(anna, lead));
    const mql = { stage: 'mql', leg: 2, until: '2026-03-02T11:00:00.000Z', timeoutSeconds: 14_400 };
    await plant.executions.answer(token, mql);
    await plant.executions.answer(token, { ...mql, stage: 'rejected' });
    await plant.settle();
    expect([plant.history(lead).visited, plant.history(lead).status]).toEqual([
      ['Where it stands', 'Which stage', 'New lead', 'Which stage', 'MQL'],
      'RUNNING',
    ]);
  });

  it('is not disturbed by a fact that leaves the lead where it stands', async () => {
    await worked();
    await plant.does(calls(anna, lead));
    expect(plant.history(lead).visited).toEqual(untilWorked);
  });
});

describe('a move while the workflow is on its way', () => {
  it('between the alarm and its check: nothing rings, and the workflow goes on to where the lead stands', async () => {
    await worked();
    plant.beforeNext('flag-overdue', () => plant.commits(movesLead(anna, lead, { to: 'spam' })));
    await plant.passTo('2026-03-10T07:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    expect(plant.history(lead)).toMatchObject({
      status: 'SUCCEEDED',
      visited: [...untilWorked, 'MQL: is it overdue', 'MQL', 'Where it stands', 'Which stage', 'Spam'],
    });
  });

  it('between the check and its commit: the alarm loses the race, decides again and rings nothing', async () => {
    await worked();
    plant.clock.moveTo(Date.parse('2026-03-10T06:59:59.000Z'));
    plant.beforeNext('flag-overdue', () => {
      plant.records.beforeNextCommit(() => plant.commits(movesLead(anna, lead, { to: 'spam' })));
      return Promise.resolve();
    });
    await plant.passTo('2026-03-10T07:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    expect(plant.history(lead)).toMatchObject({
      status: 'SUCCEEDED',
      visited: [...untilWorked, 'MQL: is it overdue', 'MQL', 'Where it stands', 'Which stage', 'Spam'],
    });
  });

  it('between the check and the parking: the alarm has rung, and the condition sends the workflow to look again', async () => {
    await worked();
    plant.beforeNext('flag-overdue', () => {
      plant.beforeNext('park', () => plant.commits(movesLead(anna, lead, { to: 'spam' })));
      return Promise.resolve();
    });
    await plant.passTo('2026-03-10T07:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-mql']);
    expect(plant.history(lead)).toMatchObject({
      status: 'SUCCEEDED',
      visited: [...untilWorked, 'MQL: is it overdue', 'MQL', 'Where it stands', 'Which stage', 'Spam'],
    });
  });

  it('that waits on while its alarm comes: nothing rings before the new date', async () => {
    await worked();
    const later = { until: '2026-04-06T07:00:00.000Z', reason: 'budget in April' };
    plant.beforeNext('flag-overdue', () => plant.commits(waitsWithLead(anna, lead, later)));
    await plant.passTo('2026-04-06T06:59:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    expect(plant.history(lead).visited).toEqual([...untilWorked, 'MQL: is it overdue', 'MQL']);
    await plant.passTo('2026-04-06T07:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['wait-over']);
  });

  it('that shortens the deadline while the workflow parks: the earlier alarm rings in time', async () => {
    await worked();
    const inApril = { until: '2026-04-06T07:00:00.000Z', reason: 'budget in April' };
    plant.beforeNext('park', () => plant.commits(waitsWithLead(anna, lead, { until: null })));
    await plant.does(waitsWithLead(anna, lead, inApril));
    await plant.passTo('2026-03-10T07:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-mql']);
    expect(plant.history(lead).visited).toEqual([
      ...untilWorked,
      'Which stage',
      'MQL', // until April: its condition fails
      'Where it stands',
      'Which stage',
      'MQL',
      'MQL: is it overdue',
      'MQL',
    ]);
  });

  it('before its first look: it starts at the stage the lead stands at by then', async () => {
    plant.beforeNext('look', () => plant.commits(claims(anna, lead)));
    await plant.does(asks(lead));
    expect(plant.history(lead).visited).toEqual(['Where it stands', 'Which stage', 'MQL']);
  });
});
