import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  asks,
  calls,
  claims,
  editsLead,
  finishes,
  movesLead,
  qualified,
  waitsWithLead,
} from '../support/workflows/lead-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna, boris } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
let plant: Plant;

beforeEach(() => {
  plant = new Plant(); // Monday, 2 March 2026, 10:00 in Moscow
});
afterEach(() => {
  plant.close();
});

async function worked(): Promise<void> {
  await plant.does(asks(lead));
  await plant.does(claims(anna, lead));
  await plant.does(calls(anna, lead));
}

describe('a lead in the queue', () => {
  it('is overdue after two working hours, and again at twice that, and rings no more', async () => {
    await plant.does(asks(lead));
    await plant.passTo('2026-03-02T08:59:59.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    await plant.passTo('2026-03-02T09:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([{ about: 'overdue-new', dueAt: '2026-03-02T10:00:00.000Z' }]);
    await plant.passTo('2026-03-02T11:00:00.000Z');
    await plant.passTo('2026-04-02T11:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'overdue-new', dueAt: '2026-03-02T10:00:00.000Z' },
      { about: 'escalation-new', dueAt: '2026-03-02T12:00:00.000Z' },
    ]);
    expect(plant.history(lead)).toEqual({
      machine: 'leads',
      status: 'RUNNING',
      visited: [
        'Where it stands',
        'Which stage',
        'New lead',
        'New lead: is it overdue',
        'New lead',
        'New lead: is it overdue',
        'New lead',
      ],
      retried: [],
    });
  });

  it('of a focus segment is overdue after half an hour', async () => {
    await plant.does(asks(lead, { details: { segment: 'industrial' } }));
    await plant.passTo('2026-03-02T07:30:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([{ about: 'overdue-new', dueAt: '2026-03-02T08:30:00.000Z' }]);
  });

  it('that comes on Friday evening waits for Monday morning', async () => {
    plant.clock.moveTo(Date.parse('2026-03-13T14:30:00.000Z')); // 17:30
    await plant.does(asks(lead));
    await plant.passTo('2026-03-16T07:29:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    await plant.passTo('2026-03-16T07:30:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([{ about: 'overdue-new', dueAt: '2026-03-16T08:30:00.000Z' }]);
  });

  it('of a routed segment reminds the one it is kept for, then the head', async () => {
    await plant.does(asks(lead, { details: { segment: 'dealer' } }));
    await plant.passTo('2026-03-02T11:00:00.000Z');
    const vera = '00000000-0000-7000-8000-000000000103';
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'overdue-new', assignee: vera, dueAt: '2026-03-02T10:00:00.000Z' },
      { about: 'escalation-new', dueAt: '2026-03-02T12:00:00.000Z' },
    ]);
  });

  it('of a known customer is its owner’s for an hour, and then the head’s to give out', async () => {
    const first = '00000000-0000-7000-8000-000000000002';
    await plant.does(asks(first, { contactKey: 'the-customer' }));
    await plant.does(claims(anna, first));
    await plant.does(calls(anna, first));
    await plant.does(movesLead(anna, first, { to: 'sql', changes: qualified }));
    await plant.does(asks(lead, { contactKey: 'the-customer' }));
    expect(await plant.find(lead)).toMatchObject({ reservedFor: anna.id });

    await plant.passTo('2026-03-02T08:00:00.000Z');
    expect(await plant.find(lead)).toMatchObject({ reservedFor: 'any-head' });
    expect(plant.factsAbout(lead)).toEqual(['LeadReceived', 'LeadRouted', 'LeadRouted', 'TaskAdded']);
    await plant.passTo('2026-03-02T10:00:00.000Z'); // two hours from then on
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'owner-silent', dueAt: '2026-03-02T10:00:00.000Z' }, // the head’s, to give it out
      { about: 'overdue-new', dueAt: '2026-03-02T11:00:00.000Z' },
    ]);
  });
});

describe('a claimed lead', () => {
  it('goes back to the queue when nobody contacted the person within four hours', async () => {
    await plant.does(asks(lead));
    await plant.does(claims(anna, lead));
    await plant.passTo('2026-03-02T11:00:00.000Z');
    expect(await plant.find(lead)).toMatchObject({ stage: { name: 'new' }, visit: { n: 3 } });
    expect(await plant.find(lead)).not.toHaveProperty('owner');
    expect(await plant.records.get('desk', anna.id)).toMatchObject({ uncontacted: [] });
    expect(plant.history(lead).visited).toEqual([
      'Where it stands',
      'Which stage',
      'New lead',
      'Which stage',
      'MQL',
      'MQL: is it overdue',
      'MQL', // its condition fails: the lead stands elsewhere
      'Where it stands',
      'Which stage',
      'New lead',
    ]);
  });

  it('may be claimed by another then, whose four hours begin anew', async () => {
    await plant.does(asks(lead));
    await plant.does(claims(anna, lead));
    await plant.passTo('2026-03-02T11:00:00.000Z');
    await plant.does(claims(boris, lead));
    expect(await plant.find(lead)).toMatchObject({
      stage: { name: 'mql' },
      owner: boris.id,
      alarms: [{ name: 'no-contact', at: '2026-03-02T15:00:00.000Z' }],
    });
  });

  it('stays with its owner once contacted: overdue after five working days, escalated after ten', async () => {
    await worked();
    await plant.passTo('2026-04-01T07:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'overdue-mql', assignee: anna.id, dueAt: '2026-03-10T08:00:00.000Z' }, // 9 March is a holiday
      { about: 'escalation-mql', dueAt: '2026-03-17T08:00:00.000Z' },
    ]);
    expect(plant.factsAbout(lead).filter((type) => type === 'LeadOverdue')).toHaveLength(2);
  });

  it('rings nothing while it waits, and its owner’s task when the date has come', async () => {
    await worked();
    await plant.does(waitsWithLead(anna, lead, { until: '2026-04-06T07:00:00.000Z', reason: 'budget in April' }));
    await plant.passTo('2026-04-06T06:59:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([]);
    await plant.passTo('2026-04-06T07:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'wait-over', assignee: anna.id, dueAt: '2026-04-07T07:00:00.000Z' },
    ]);
    await plant.passTo('2026-04-13T07:00:00.000Z'); // the wait outlasted the deadline: the head's turn, a deadline later
    expect(plant.tasksAbout(lead).slice(1)).toEqual([{ about: 'escalation-mql', dueAt: '2026-04-13T08:00:00.000Z' }]);
  });
});

describe('a lead at sql whose conversion was refused', () => {
  const impossible = { ...qualified, taxId: '12345' };

  async function refused(): Promise<string> {
    await worked();
    await plant.does(movesLead(anna, lead, { to: 'sql', changes: impossible }));
    const found = await plant.records.get('lead', lead);
    return found?.conversionTask ?? '';
  }

  it('waits with a task that says why, then is overdue and escalated', async () => {
    await refused();
    await plant.passTo('2026-03-05T07:00:00.000Z');
    expect(plant.tasksAbout(lead)).toEqual([
      { about: 'tax-id-wrong', assignee: anna.id, dueAt: '2026-03-03T07:00:00.000Z' },
      { about: 'overdue-sql', assignee: anna.id, dueAt: '2026-03-03T08:00:00.000Z' },
      { about: 'escalation-sql', dueAt: '2026-03-04T08:00:00.000Z' },
    ]);
  });

  it('is tried again at once after an edit, and converts', async () => {
    await refused();
    await plant.does(editsLead(anna, lead, { taxId: null }));
    await plant.passTo('2026-03-02T07:00:01.000Z');
    expect(await plant.stageOf(lead)).toBe('converted');
    expect(plant.history(lead)).toMatchObject({ status: 'SUCCEEDED' });
    expect(plant.history(lead).visited.slice(-7)).toEqual([
      'Which stage',
      'SQL', // to try again
      'SQL: is it overdue',
      'SQL', // it stands elsewhere
      'Where it stands',
      'Which stage',
      'Converted',
    ]);
  });

  it('is tried again when the task is done, and asks anew when it still cannot be', async () => {
    const task = await refused();
    await plant.does(finishes(anna, task, lead));
    await plant.passTo('2026-03-02T07:00:01.000Z');
    expect(await plant.stageOf(lead)).toBe('sql');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['tax-id-wrong', 'tax-id-wrong']);
  });
});
