import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v5, v7 } from 'uuid';
import { change } from '../../shared/domain/records/plan.ts';
import type { Buyer } from '../../shared/domain/return/buyer.ts';
import { dayNumber } from '../../shared/domain/return/day-number.ts';
import { type Score, scoreId } from '../../shared/domain/return/score.ts';
import { StaleVersion } from '../../shared/domain/records/errors.ts';
import { anAccount, aPurchase, commitOf, next } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';
import { until } from '../support/system/until.ts';

const rubles = (netMinor: number) => ({ netMinor, currency: 'RUB', vatPercent: 22 });
const scoreOf = (accountId: string, fields: Partial<Score> = {}): Score => ({
  ...{
    kind: 'score',
    id: scoreId(accountId),
    accountId,
    version: 1,
    cell: 26,
    base: 'company',
    cut: '2026-03-02',
    since: '2026-03-02',
    cause: 'first',
  },
  ...fields,
});

describe.each(stores)('the store of buyers, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  async function all(): Promise<Buyer[]> {
    const found: Buyer[] = [];
    for (const part of store.buyers.parts()) for await (const page of part) found.push(...page);
    return found;
  }
  /** Once the index has followed: one of several buyers, as the reading of all has it. */
  const inAll = (id: string, isThere: (buyer: Buyer | undefined) => boolean): Promise<Buyer | undefined> =>
    until(`the buyer ${id} is as expected`, async () => (await all()).find((each) => each.id === id), isThere);
  const buy = async (...purchases: readonly ReturnType<typeof aPurchase>[]): Promise<void> => {
    await store.records.commit(commitOf(purchases.map((each) => change(undefined, each))));
  };

  it('knows nobody who never bought', async () => {
    const account = anAccount({ segment: 'dealer' });
    await store.records.commit(commitOf(change(undefined, account)));
    expect(await store.buyers.get(account.id)).toBeUndefined();
    expect(await store.buyers.get(v7())).toBeUndefined();
    expect(await store.records.get('score', scoreId(account.id))).toBeUndefined();
    expect(await store.records.getMany('score', [scoreId(account.id)])).toEqual([]);
  });

  it('has of an account its segment and each purchase, by day, in one with the purchase itself', async () => {
    const account = anAccount({ segment: 'dealer' });
    const late = aPurchase({ accountId: account.id, costMinor: 800_000, bonusMinor: 5, deliveryMinor: 6 });
    const early = aPurchase({
      ...{ accountId: account.id, id: v5('early', v7()), on: '2025-12-31' },
      amount: { ...rubles(0), currency: 'KZT' },
      deliveryMinor: 9,
    });
    await store.records.commit(commitOf([change(undefined, account), change(undefined, late)]));
    await buy(early);
    const expected: Buyer = {
      id: account.id,
      segment: 'dealer',
      purchases: [
        { day: dayNumber('2025-12-31'), amountMinor: 0, currency: 'KZT', besidesMinor: 9 },
        { day: dayNumber('2026-03-02'), amountMinor: 1_250_000, currency: 'RUB', costMinor: 800_000, besidesMinor: 11 },
      ],
    };
    expect(await store.buyers.get(account.id)).toEqual(expected);
    expect(await inAll(account.id, (buyer) => buyer?.purchases.length === 2)).toEqual(expected);
  });

  it('follows a purchase that is corrected, and forgets one that is reversed', async () => {
    const accountId = v7();
    const [first, second] = [aPurchase({ accountId }), aPurchase({ accountId, on: '2026-03-03' })];
    await buy(first, second);
    const corrected = next(first, { amount: rubles(7) });
    await store.records.commit(
      commitOf([change(first, corrected), change(second, next(second, { reversed: 'returned' }))]),
    );
    expect((await store.buyers.get(accountId))?.purchases).toEqual([
      { day: dayNumber('2026-03-02'), amountMinor: 7, currency: 'RUB' },
    ]);
    await store.records.commit(commitOf(change(corrected, next(corrected, { reversed: 'cancelled' }))));
    expect(await store.buyers.get(accountId)).toEqual({ id: accountId, purchases: [] });
  });

  it('knows an account that is another’s alias, also one that never bought, until it is itself again', async () => {
    const [into, alias] = [v7(), anAccount({ segment: 'dealer' })];
    await store.records.commit(commitOf(change(undefined, alias)));
    const merged = next(alias, { mergedInto: into });
    await store.records.commit(commitOf(change(alias, merged)));
    expect(await inAll(alias.id, (buyer) => buyer !== undefined)).toEqual({
      ...{ id: alias.id, segment: 'dealer', mergedInto: into, purchases: [] },
    });
    const { mergedInto: _into, ...itself } = next(merged);
    await store.records.commit(commitOf(change(merged, itself)));
    expect((await store.buyers.get(alias.id))?.mergedInto).toBeUndefined();
  });

  it('keeps a score beside the purchases, at versions of its own', async () => {
    const purchase = aPurchase();
    const { accountId: id } = purchase;
    await buy(purchase);
    const score = scoreOf(id, { progress: 'high' });
    await store.records.commit(commitOf(change(undefined, score)));
    expect(await store.records.get('score', scoreId(id))).toEqual(score);
    await expect(store.records.commit(commitOf(change(undefined, scoreOf(id))))).rejects.toThrow(StaleVersion);
    const again = aPurchase({ accountId: id, on: '2026-04-01' });
    await buy(again);
    const { cell: _cell, ...gone } = next(score, { cut: '2026-04-06' });
    await store.records.commit(commitOf(change(score, gone)));
    expect(await store.buyers.get(id)).toEqual(await inAll(id, (buyer) => buyer?.score?.version === 2));
    expect(await store.buyers.get(id)).toMatchObject({
      score: gone,
      purchases: [{}, { day: dayNumber('2026-04-01') }],
    });
  });

  it('reads more than a page of them', async () => {
    const ids = Array.from({ length: 120 }, () => v7());
    for (const accountId of ids) await buy(aPurchase({ accountId }));
    const isOne = ({ id }: Buyer): boolean => ids.includes(id);
    const found = await until(
      'all are there',
      async () => (await all()).filter(isOne),
      ({ length }) => length === 120,
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(120);
  });
});
