import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LeadMove } from '../../shared/domain/leads/move.ts';
import { asks, calls, claims, movesLead, qualified } from '../support/workflows/lead-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna, head, marketer } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
let plant: Plant;

beforeEach(() => {
  plant = new Plant();
});
afterEach(() => {
  plant.close();
});

/** A developer's lead that Anna has claimed and called. */
async function worked(): Promise<void> {
  await plant.does(asks(lead, { details: { segment: 'developer' } }));
  await plant.does(claims(anna, lead));
  await plant.does(calls(anna, lead));
}

const untilWorked = [
  'Where it stands',
  'Which stage',
  'New lead',
  'Which stage',
  'MQL', // claimed
  'Which stage',
  'MQL', // contacted
];
const { criteria } = qualified;

describe('a lead that is closed', () => {
  it.each(['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'])(
    'ends as rejected when it fails the criterion "%s"',
    async (criterion) => {
      await worked();
      await plant.does(movesLead(anna, lead, { to: 'rejected', criterion }));
      expect([await plant.stageOf(lead), plant.history(lead)]).toEqual([
        'rejected',
        {
          machine: 'leads',
          status: 'SUCCEEDED',
          visited: [...untilWorked, 'Which stage', 'Rejected'],
          retried: [],
        },
      ]);
    },
  );

  it.each<[string, LeadMove, string]>([
    ['rejected as a duplicate', { to: 'rejected', reason: 'duplicate' }, 'Rejected'],
    ['handed to a dealer', { to: 'handed-to-dealer', dealer: 'ural-automation' }, 'Handed to a dealer'],
    ['spam after all', { to: 'spam' }, 'Spam'],
    ['parked for lack of money', { to: 'parked', basket: 'no-money', changes: { criteria } }, 'Parked'],
    ['parked because others decide', { to: 'parked', basket: 'account', changes: { criteria } }, 'Parked'],
    ['parked for lack of need', { to: 'parked', basket: 'needs', changes: { criteria } }, 'Parked'],
    [
      'parked until its time',
      { to: 'parked', basket: 'time', wakeUpAt: '2026-06-01', changes: { criteria } },
      'Parked',
    ],
  ])('ends when it is %s', async (_how, move, end) => {
    await worked();
    await plant.does(movesLead(anna, lead, move));
    const { status, visited } = plant.history(lead);
    expect([await plant.stageOf(lead), status, visited]).toEqual([
      move.to,
      'SUCCEEDED',
      [...untilWorked, 'Which stage', end],
    ]);
  });

  it('ends as spam straight from the queue', async () => {
    await plant.does(asks(lead));
    await plant.does(movesLead(marketer, lead, { to: 'spam' }));
    expect(plant.history(lead)).toMatchObject({
      status: 'SUCCEEDED',
      visited: ['Where it stands', 'Which stage', 'New lead', 'Which stage', 'Spam'],
    });
  });

  it.each([
    ['spam', { name: 'spam', signs: ['too many links'] }],
    ['unreadable', { name: 'unreadable', cause: 'no contact' }],
  ] as const)(
    'has no workflow while it is held as %s, and gets one when a person releases it',
    async (stage, verdict) => {
      await plant.does(asks(lead, { verdict }));
      expect([await plant.stageOf(lead), plant.executions.names]).toEqual([stage, []]);
      await plant.does(movesLead(marketer, lead, { to: 'new' }));
      expect([await plant.stageOf(lead), plant.executions.names, plant.history(lead, 2)]).toEqual([
        'new',
        [`${lead}-2`],
        {
          machine: 'leads',
          status: 'RUNNING',
          visited: ['Where it stands', 'Which stage', 'New lead'],
          retried: [],
        },
      ]);
    },
  );
});

describe('a lead that comes back', () => {
  it.each<[string, LeadMove]>([
    ['a basket', { to: 'parked', basket: 'needs', changes: { criteria } }],
    ['a rejection', { to: 'rejected', criterion: 'volume' }],
    ['a dealer', { to: 'handed-to-dealer', dealer: 'siberia-drives' }],
  ])('from %s is followed by a new generation, at MQL', async (_from, move) => {
    await worked();
    await plant.does(movesLead(anna, lead, move));
    await plant.passTo('2026-03-20T09:00:00.000Z');
    await plant.does(movesLead(head, lead, { to: 'mql' }));
    expect({ first: plant.history(lead, 1).status, second: plant.history(lead, 2) }).toEqual({
      first: 'SUCCEEDED',
      second: {
        machine: 'leads',
        status: 'RUNNING',
        visited: ['Where it stands', 'Which stage', 'MQL'],
        retried: [],
      },
    });
  });

  it('is no longer reminded of while it is parked: who has not agreed to letters is asked to, and called within half a year', async () => {
    await worked();
    await plant.does(movesLead(anna, lead, { to: 'parked', basket: 'needs', changes: { criteria } }));
    await plant.passTo('2026-12-01T09:00:00.000Z');
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['get-consent', 'requalify']);
  });

  it('rings anew in its second life', async () => {
    await worked();
    await plant.does(movesLead(anna, lead, { to: 'parked', basket: 'needs', changes: { criteria } }));
    await plant.passTo('2026-06-01T07:00:00.000Z');
    await plant.does(movesLead(anna, lead, { to: 'mql' }));
    await plant.passTo('2026-06-08T07:00:00.000Z');
    expect(plant.tasksAbout(lead).filter(({ about }) => about !== 'get-consent')).toEqual([
      { about: 'overdue-mql', assignee: anna.id, dueAt: '2026-06-08T08:00:00.000Z' },
    ]);
  });
});
