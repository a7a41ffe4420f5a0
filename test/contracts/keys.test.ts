import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { KeyTaken } from '../../shared/domain/records/errors.ts';
import { change, claim, release } from '../../shared/domain/records/plan.ts';
import { anAccount, commitOf, next } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('a commit with a key, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const exists = async (...accounts: { id: string }[]): Promise<boolean[]> =>
    Promise.all(accounts.map(async ({ id }) => (await store.records.get('account', id)) !== undefined));

  it('is refused while another record holds it, and writes nothing', async () => {
    const [first, second] = [anAccount(), anAccount()];
    const [taken, free] = [`tax/${v7()}`, `tax/${v7()}`];
    await store.records.commit(commitOf([change(undefined, first), claim({ key: taken, holder: first })]));
    const rival = [change(undefined, second), claim({ key: free, holder: second }, { key: taken, holder: second })];
    await expect(store.records.commit(commitOf(rival))).rejects.toMatchObject({
      constructor: KeyTaken,
      claims: [{ key: taken, holder: { id: second.id } }],
    });
    expect([await exists(second), await store.records.holderOf(free), await store.records.holderOf(taken)]).toEqual([
      [false],
      undefined,
      { kind: 'account', id: first.id },
    ]);
  });

  it('of its own changes nothing', async () => {
    const account = anAccount();
    const key = `tax/${v7()}`;
    await store.records.commit(commitOf([change(undefined, account), claim({ key, holder: account })]));
    await store.records.commit(commitOf([change(account, next(account)), claim({ key, holder: account })]));
    expect(await store.records.holderOf(key)).toEqual({ kind: 'account', id: account.id });
  });

  it('is named before a record that changed too', async () => {
    const [holder, account] = [anAccount(), anAccount()];
    const key = `tax/${v7()}`;
    await store.records.commit(
      commitOf([change(undefined, holder), change(undefined, account), claim({ key, holder })]),
    );
    await store.records.commit(commitOf(change(account, next(account))));
    const rival = [change(account, next(account)), claim({ key, holder: account })];
    await expect(store.records.commit(commitOf(rival))).rejects.toBeInstanceOf(KeyTaken);
  });

  it('that is released is anybody’s', async () => {
    const [first, second] = [anAccount(), anAccount()];
    const key = `tax/${v7()}`;
    await store.records.commit(commitOf([change(undefined, first), claim({ key, holder: first })]));
    await store.records.commit(commitOf([change(first, next(first)), release({ key, holder: first })]));
    expect(await store.records.holderOf(key)).toBeUndefined();
    await store.records.commit(commitOf([change(undefined, second), claim({ key, holder: second })]));
    expect(await store.records.holderOf(key)).toEqual({ kind: 'account', id: second.id });
  });

  it('that nobody holds may be released', async () => {
    const account = anAccount();
    const key = `tax/${v7()}`;
    await store.records.commit(commitOf([change(undefined, account), release({ key, holder: account })]));
    expect([await exists(account), await store.records.holderOf(key)]).toEqual([[true], undefined]);
  });

  it('that another holds cannot be released', async () => {
    const [first, second] = [anAccount(), anAccount()];
    const key = `tax/${v7()}`;
    await store.records.commit(commitOf([change(undefined, first), claim({ key, holder: first })]));
    const rival = commitOf([change(undefined, second), release({ key, holder: second })]);
    await expect(store.records.commit(rival)).rejects.toBeInstanceOf(KeyTaken);
    expect([await exists(second), await store.records.holderOf(key)]).toEqual([
      [false],
      { kind: 'account', id: first.id },
    ]);
  });

  it('goes to exactly one of ten who ask for it together', async () => {
    const key = `email/${v7()}`;
    const accounts = Array.from({ length: 10 }, () => anAccount());
    const outcomes = await Promise.allSettled(
      accounts.map((account) =>
        store.records.commit(commitOf([change(undefined, account), claim({ key, holder: account })])),
      ),
    );
    const winners = accounts.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(await store.records.holderOf(key)).toEqual({ kind: 'account', id: winners[0]?.id });
    expect((await exists(...accounts)).filter(Boolean)).toHaveLength(1);
  });
});
