import { describe, expect, it } from '@jest/globals';
import { areOne, familyOf, findSurvivor, survivorOf } from '../../../../shared/domain/merges/aliases.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [a, b, c, d] = [idOf(0x311), idOf(0x312), idOf(0x313), idOf(0x314)];
const chain = [
  accountWith({ id: a, aliases: [b] }),
  accountWith({ id: b, mergedInto: a, aliases: [c] }),
  accountWith({ id: c, mergedInto: b }),
  accountWith({ id: d }),
] as const;
const store = () => storeOf(new ToldClock(), ...chain.map((account) => ({ ...account, version: 1 })));

describe('An alias', () => {
  it('leads to what it was merged into, however often that was merged on', async () => {
    const records = await store();
    for (const id of [a, b, c]) expect(await findSurvivor('account', id, records)).toMatchObject({ id: a });
    expect(await findSurvivor('account', d, records)).toMatchObject({ id: d });
    expect(await findSurvivor('account', idOf(9), records)).toBeUndefined();
    expect(await survivorOf('account', chain[2], records)).toMatchObject({ id: a });
  });

  it('is of the family of its survivor, which comes first', async () => {
    const records = await store();
    for (const account of chain.slice(0, 3))
      expect((await familyOf('account', account, records)).map(({ id }) => id)).toEqual([a, b, c]);
    expect((await familyOf('account', chain[3], records)).map(({ id }) => id)).toEqual([d]);
    const read: string[] = [];
    const getMany: typeof records.getMany = (kind, ids) => {
      read.push(...ids);
      return records.getMany(kind, ids);
    };
    await familyOf('account', chain[0], { get: records.get.bind(records), getMany });
    expect(read).toEqual([b, c]);
  });

  it.each([
    [a, a, true],
    [a, c, true],
    [c, b, true],
    [c, d, false],
    [c, idOf(9), false],
    [idOf(9), c, false],
    [idOf(8), idOf(9), false],
    [idOf(9), idOf(9), true],
    [undefined, idOf(9), false],
    [undefined, undefined, true],
    [undefined, a, false],
    [a, undefined, false],
  ])('of %s and %s stands for one record: %s', async (one, other, isOne) => {
    expect(await areOne('account', [one, other], await store())).toBe(isOne);
  });
});
