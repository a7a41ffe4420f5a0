import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inTurns } from '../../../../shared/domain/imports/in-turns.ts';

/** Works on all, each for as many turns as it says, and tells when each began and ended. */
async function worked(items: readonly { keys: readonly string[]; turns: number }[]) {
  let at = 0;
  const spans = await inTurns(
    items,
    ({ keys }) => keys,
    async ({ turns }) => {
      const begun = (at += 1);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      return { begun, ended: (at += 1) };
    },
  );
  return spans;
}

describe('Work in turns', () => {
  it('takes those that share a key in their order, one after another, and answers in the order of all', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const item = fc.record({ keys: fc.array(key, { minLength: 1, maxLength: 2 }), turns: fc.nat({ max: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), async (items) => {
        const spans = await worked(items);
        expect(spans).toHaveLength(items.length);
        for (const [n, { keys }] of items.entries())
          for (const [m, other] of items.entries())
            if (n < m && keys.some((one) => other.keys.includes(one)))
              expect(spans[n]?.ended).toBeLessThan(spans[m]?.begun ?? 0);
      }),
    );
  });

  it('takes those that share a key with a third in their order too', async () => {
    const spans = await worked([
      { keys: ['a'], turns: 3 },
      { keys: ['b'], turns: 0 },
      { keys: ['a', 'b'], turns: 0 },
      { keys: ['c', 'b'], turns: 0 },
      { keys: ['c'], turns: 0 },
    ]);
    expect(spans.map(({ begun }) => begun)).toEqual([1, 3, 5, 7, 9]);
  });

  it('takes several at once that share none', async () => {
    const [slow, quick] = await worked([
      { keys: ['a'], turns: 9 },
      { keys: ['b'], turns: 1 },
    ]);
    expect([slow?.begun, quick?.begun]).toEqual([1, 2]);
    expect(quick?.ended).toBeLessThan(slow?.ended ?? 0);
  });

  it('does what has no key too, each by itself', async () => {
    expect(
      await inTurns(
        [['a'], [], [], ['a']],
        (keys) => keys,
        (keys) => keys.length,
      ),
    ).toEqual([1, 0, 0, 1]);
  });
});
