import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asks, calls, claims, movesLead, qualified, waitsWithLead } from '../support/workflows/lead-acts.ts';
import { committedDefinition, withoutStage } from '../support/workflows/committed-machine.ts';
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
const { criteria } = qualified;

describe('an overtaken generation', () => {
  it('ends as superseded when the lead was parked and came back before it heard of either', async () => {
    await worked();
    plant.streamIsHeld = true;
    await plant.does(
      movesLead(anna, lead, { to: 'parked', basket: 'needs', changes: { segment: 'developer', criteria } }),
    );
    await plant.does(movesLead(anna, lead, { to: 'mql' }));
    plant.streamIsHeld = false;
    await plant.settle();
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toEqual([
      {
        machine: 'leads',
        status: 'SUCCEEDED',
        visited: [...untilWorked, 'Which stage', 'Superseded'],
        retried: [],
      },
      { machine: 'leads', status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'MQL'], retried: [] },
    ]);
  });

  it('that still waits beside the new one rings nothing, and ends when its own wait runs out', async () => {
    await worked();
    plant.streamIsHeld = true;
    await plant.does(
      movesLead(anna, lead, { to: 'parked', basket: 'needs', changes: { segment: 'developer', criteria } }),
    );
    await plant.does(movesLead(anna, lead, { to: 'mql' }));
    await plant.executions.start('leads', `${lead}-2`, { id: lead, generation: 2 }); // as the reconciler would
    await plant.settle();
    expect((await plant.executions.running('leads')).map(({ name }) => name)).toEqual([`${lead}-1`, `${lead}-2`]);

    plant.streamIsHeld = false;
    await plant.passTo('2026-03-10T07:00:00.000Z'); // the same deadline for both
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-mql']);
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toEqual([
      {
        machine: 'leads',
        status: 'SUCCEEDED',
        visited: [...untilWorked, 'MQL: is it overdue', 'MQL', 'Where it stands', 'Which stage', 'Superseded'],
        retried: [],
      },
      {
        machine: 'leads',
        status: 'RUNNING',
        visited: ['Where it stands', 'Which stage', 'MQL', 'MQL: is it overdue', 'MQL'],
        retried: [],
      },
    ]);
  });

  it('hands over when the graph it runs does not know the stage the lead comes to', async () => {
    plant.executions.deploy('leads', withoutStage(committedDefinition('leads'), 'MQL')); // before the stage was invented
    await plant.does(asks(lead));
    plant.executions.deploy('leads', committedDefinition('leads'));
    await plant.passTo('2026-03-02T08:00:00.000Z');
    await plant.does(claims(anna, lead));
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toEqual([
      {
        machine: 'leads',
        status: 'SUCCEEDED',
        visited: [
          'Where it stands',
          'Which stage',
          'New lead',
          'Which stage',
          'Next generation',
          'Which stage now',
          'Superseded',
        ],
        retried: [],
      },
      { machine: 'leads', status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'MQL'], retried: [] },
    ]);
    expect(plant.factsAbout(lead)).toEqual(['LeadReceived', 'LeadMoved', 'LeadRestarted']);
    expect(await plant.find(lead)).toMatchObject({ alarms: [{ name: 'no-contact', at: '2026-03-02T12:00:00.000Z' }] });
  });

  it('does not hand over again and again when no graph knows the stage: it fails, which rings', async () => {
    plant.executions.deploy('leads', withoutStage(committedDefinition('leads'), 'MQL'));
    await plant.does(asks(lead));
    await plant.passTo('2026-03-02T08:00:00.000Z');
    await plant.does(claims(anna, lead));
    const inVain = [
      'Where it stands',
      'Which stage',
      'Next generation',
      'Which stage now',
      'No graph knows this stage',
    ];
    expect([plant.executions.names, plant.history(lead, 1).status, plant.history(lead, 2)]).toEqual([
      [`${lead}-1`, `${lead}-2`],
      'SUCCEEDED',
      { machine: 'leads', status: 'FAILED', visited: inVain, retried: [] },
    ]);
    expect(plant.factsAbout(lead)).toEqual(['LeadReceived', 'LeadMoved', 'LeadRestarted']);
  });

  it('goes on itself when the lead comes to a stage it knows while it hands over', async () => {
    plant.executions.deploy('leads', withoutStage(committedDefinition('leads'), 'MQL'));
    await plant.does(asks(lead));
    plant.beforeNext('next-generation', () => plant.commits(movesLead(anna, lead, { to: 'new', reason: 'busy' })));
    await plant.does(claims(anna, lead)); // within its first minute
    expect([plant.executions.names, plant.history(lead)]).toEqual([
      [`${lead}-1`],
      {
        machine: 'leads',
        status: 'RUNNING',
        visited: [
          'Where it stands',
          'Which stage',
          'New lead',
          'Which stage',
          'Next generation',
          'Which stage now',
          'New lead',
        ],
        retried: [],
      },
    ]);
  });

  it('hands over when its 300 days are over, so that no execution comes near a year', async () => {
    await worked();
    await plant.passTo('2026-12-27T06:59:59.000Z');
    expect(plant.executions.names).toEqual([`${lead}-1`]);
    await plant.passTo('2026-12-27T08:00:00.000Z');
    const rang = ['MQL: is it overdue', 'MQL'];
    expect([plant.history(lead, 1), plant.history(lead, 2)]).toEqual([
      {
        machine: 'leads',
        status: 'SUCCEEDED',
        visited: [...untilWorked, ...rang, ...rang, ...rang, 'Where it stands', 'Which stage', 'Superseded'],
        retried: [],
      },
      { machine: 'leads', status: 'RUNNING', visited: ['Where it stands', 'Which stage', 'MQL'], retried: [] },
    ]);
    expect(new Date(plant.executions.nextTimeoutAt ?? 0).toISOString()).toBe('2027-10-23T07:00:00.000Z');
    expect(await plant.reconcile()).toMatchObject({ rolled: 0, raised: 0, started: 0 });
  });

  it('keeps waiting for a date beyond its 300 days in the next one', async () => {
    await worked();
    await plant.does(waitsWithLead(anna, lead, { until: '2027-03-01T07:00:00.000Z', reason: 'budget next year' }));
    await plant.passTo('2027-02-28T07:00:00.000Z');
    expect([plant.tasksAbout(lead), plant.executions.names]).toEqual([[], [`${lead}-1`, `${lead}-2`]]);
    await plant.passTo('2027-03-01T07:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['wait-over']);
  });
});

describe('a workflow that something fails', () => {
  const fails = (name: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(name), { name }));
  const failsToPark = (times: number, name: string) => {
    for (let n = 0; n < times; n += 1) plant.beforeNext('park', fails(name));
  };

  it.each([
    'DynamoDb.TransactionConflictException',
    'DynamoDb.ProvisionedThroughputExceededException',
    'DynamoDb.ThrottlingException',
    'DynamoDb.RequestLimitExceededException',
    'DynamoDb.InternalServerErrorException',
    'DynamoDb.SdkClientException',
  ])('parks after up to six refusals by %s', async (name) => {
    failsToPark(6, name);
    await plant.does(asks(lead));
    expect(plant.history(lead)).toMatchObject({
      status: 'RUNNING',
      visited: ['Where it stands', 'Which stage', 'New lead'],
      retried: Array.from({ length: 6 }, () => 'New lead'),
    });
  });

  it('fails as "Could not park" when the store refuses a seventh time', async () => {
    failsToPark(7, 'DynamoDb.ThrottlingException');
    await plant.does(asks(lead));
    expect(plant.history(lead)).toMatchObject({
      status: 'FAILED',
      visited: ['Where it stands', 'Which stage', 'New lead', 'Could not park'],
    });
  });

  it('fails as "Could not park" at once on an error that will not pass', async () => {
    failsToPark(1, 'DynamoDb.AccessDeniedException');
    await plant.does(asks(lead));
    expect(plant.history(lead)).toEqual({
      machine: 'leads',
      status: 'FAILED',
      visited: ['Where it stands', 'Which stage', 'New lead', 'Could not park'],
      retried: [],
    });
  });

  it('looks after up to eight failures of the function', async () => {
    for (let n = 0; n < 8; n += 1) plant.beforeNext('look', fails('Lambda.TooManyRequestsException'));
    await plant.does(asks(lead));
    expect(plant.history(lead)).toMatchObject({
      status: 'RUNNING',
      visited: ['Where it stands', 'Which stage', 'New lead'],
    });
  });

  it.each([
    ['look', ['Where it stands', 'Could not look']],
    ['flag-overdue', ['Where it stands', 'Which stage', 'New lead', 'New lead: is it overdue', 'Could not look']],
  ] as const)('fails as "Could not look" when "%s" fails a ninth time', async (task, visited) => {
    for (let n = 0; n < 9; n += 1) plant.beforeNext(task, fails('Lambda.Unknown'));
    await plant.does(asks(lead));
    await plant.passTo('2026-03-02T09:00:00.000Z');
    expect(plant.history(lead)).toMatchObject({ status: 'FAILED', visited });
  });

  it('rings once although the function was called again after its answer was lost', async () => {
    await plant.does(asks(lead));
    plant.beforeNext('flag-overdue', async () => {
      await plant.ring(lead);
      throw new Error('the answer was lost');
    });
    await plant.passTo('2026-03-02T09:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-new']);
    expect(plant.history(lead)).toMatchObject({ status: 'RUNNING', retried: ['New lead: is it overdue'] });
  });
});

describe('what a lead costs in transitions', () => {
  const cost = (): number => {
    const { visited, retried } = plant.history(lead);
    return visited.length + retried.length;
  };

  it('is 11 when it waits through two alarms, is claimed and is closed', async () => {
    await plant.does(asks(lead, { details: { segment: 'developer' } }));
    await plant.passTo('2026-03-02T11:00:00.000Z');
    await plant.does(claims(anna, lead));
    await plant.does(movesLead(anna, lead, { to: 'rejected', criterion: 'volume' }));
    expect(cost()).toBe(11);
  });

  it('is 2 more for the change of leg by the first contact', async () => {
    await plant.does(asks(lead, { details: { segment: 'developer' } }));
    await plant.passTo('2026-03-02T11:00:00.000Z');
    await plant.does(claims(anna, lead));
    await plant.does(calls(anna, lead));
    await plant.does(movesLead(anna, lead, { to: 'rejected', criterion: 'volume' }));
    expect(cost()).toBe(13);
  });

  it('is nothing for what happens within a leg', async () => {
    await worked();
    const before = cost();
    for (let n = 0; n < 5; n += 1) await plant.does(calls(anna, lead));
    expect(cost()).toBe(before);
  });
});
