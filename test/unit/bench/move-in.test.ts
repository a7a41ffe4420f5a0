import { describe, expect, it } from '@jest/globals';
import { moveIn } from '../../../bench/move-in.ts';
import { leftIn, memoryPlace, memoryPlant } from '../../../bench/move-in-memory.ts';

describe('A plant a hundred times smaller than a whole one', () => {
  it('moves in with its counts reconciled, changes nothing when it moves in again, and leaves nothing when it moves out', async () => {
    const plant = memoryPlant();
    const moved = await moveIn(100, memoryPlace(plant.stores), () => undefined);
    expect(moved.map(({ perSecond: _, ...counts }) => counts)).toEqual([
      { kind: 'accounts', rows: 50, imported: 49, rejected: 1, unchangedAgain: 49, removed: 49 },
      { kind: 'persons', rows: 80, imported: 79, rejected: 1, unchangedAgain: 79, removed: 79 },
      { kind: 'purchases', rows: 1000, imported: 980, rejected: 20, unchangedAgain: 980, removed: 980 },
      { kind: 'deals', rows: 3, imported: 3, rejected: 0, unchangedAgain: 3, removed: 3 },
      { kind: 'activities', rows: 200, imported: 196, rejected: 4, unchangedAgain: 196, removed: 196 },
    ]);
    expect(await leftIn(plant)).toEqual({
      records: 0,
      undonePurchases: 980,
      keys: 0,
      personalItems: 0,
      foundByWords: 0,
    });
  });
});
