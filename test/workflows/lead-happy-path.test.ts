import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asks, calls, claims, movesLead, qualified } from '../support/workflows/lead-acts.ts';
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

describe('a lead that becomes a deal', () => {
  it('is followed from the form to its conversion, and its deal from there', async () => {
    await plant.does(asks(lead, { details: { company: 'Stroymontazh' } }));
    await plant.does(claims(anna, lead));
    await plant.does(calls(anna, lead));
    await plant.does(movesLead(anna, lead, { to: 'sql', changes: qualified }));

    const { stage } = await plant.find(lead);
    expect(plant.history(lead)).toEqual({
      machine: 'leads',
      status: 'SUCCEEDED',
      visited: [
        'Where it stands',
        'Which stage',
        'New lead',
        'Which stage',
        'MQL',
        'Which stage',
        'MQL',
        'Which stage',
        'Converted',
      ],
      retried: [],
    });
    const dealId = stage.name === 'converted' ? stage.dealId : '';
    expect(plant.history(dealId)).toEqual({
      machine: 'project',
      status: 'RUNNING',
      visited: ['Where it stands', 'Which stage', 'New deal'],
      retried: [],
    });
  });
});
