import { describe, expect, it } from '@jest/globals';
import { everythingStands, standings } from '../support/system/everything-stands.ts';
import { executionsOf } from '../support/system/executions.ts';
import { post } from '../support/system/leads.ts';
import { itemsOf } from '../support/system/tables.ts';

describe('after a clean restart of the local cloud, which ends every execution', () => {
  it('every open record has exactly one running execution at its stage again', async () => {
    const before = await standings();
    expect(before.length).toBeGreaterThan(60);
    await everythingStands(120_000);
    const after = await standings();
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    const all = await executionsOf('leads');
    const statusOf = (name: string) => all.filter((each) => each.name === name).map(({ status }) => status);
    for (const { id, generation } of after) {
      expect(generation).toBeGreaterThanOrEqual(2); // the first one ended with the local cloud
      expect(statusOf(`${id}-${String(generation - 1)}`)).toEqual(['FAILED']);
      expect(statusOf(`${id}-${String(generation)}`)).toEqual(['RUNNING']);
    }
    expect(all.filter(({ status }) => status === 'RUNNING')).toHaveLength(after.length);
  });

  it('the journal’s stream goes on: a new lead is followed at once, not mended later', async () => {
    const id = await post();
    await everythingStands();
    const types = (await itemsOf('Journal')).filter(({ pk }) => pk === id).map(({ type }) => type);
    expect(types).toEqual(['LeadReceived']);
  });
});
