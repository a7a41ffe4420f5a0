import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { AlreadyDone, KeyReused } from '../../shared/domain/records/errors.ts';
import { change, claim } from '../../shared/domain/records/plan.ts';
import { aLead, anAccount, arrival, commitOf } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('a commit of a request that comes again, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const exists = async (...leads: { id: string }[]): Promise<boolean[]> =>
    Promise.all(leads.map(async ({ id }) => (await store.records.get('lead', id)) !== undefined));

  const request = (fingerprint: string, answer: unknown, seconds?: number, key = `request/${v7()}`) => ({
    key,
    fingerprint,
    answer,
    ...(seconds !== undefined && { seconds }),
  });

  it('writes nothing and is told the first answer', async () => {
    const [first, second] = [aLead(), aLead()];
    const idempotency = request('f', { id: first.id, nested: [1, 'two', null] });
    await store.records.commit(commitOf(arrival(first), { idempotency }));
    const again = store.records.commit(
      commitOf(arrival(second), { idempotency: { ...idempotency, answer: { id: second.id } } }),
    );
    await expect(again).rejects.toMatchObject({ constructor: AlreadyDone, answer: idempotency.answer });
    expect(await exists(second)).toEqual([false]);
  });

  it('is told so even when a key is taken and a record changed since', async () => {
    const account = anAccount();
    const key = `tax/${v7()}`;
    const idempotency = request('f', 'first');
    const whole = [change(undefined, account), claim({ key, holder: account })];
    await store.records.commit(commitOf(whole, { idempotency }));
    await expect(store.records.commit(commitOf(whole, { idempotency }))).rejects.toBeInstanceOf(AlreadyDone);
  });

  it('with another body is refused, in the commit and when asked before', async () => {
    const [first, second] = [aLead(), aLead()];
    const idempotency = request('one body', null);
    await store.records.commit(commitOf(arrival(first), { idempotency }));
    const other = { ...idempotency, fingerprint: 'another body' };
    await expect(store.records.commit(commitOf(arrival(second), { idempotency: other }))).rejects.toBeInstanceOf(
      KeyReused,
    );
    await expect(store.records.answered(other)).rejects.toBeInstanceOf(KeyReused);
    expect(await exists(second)).toEqual([false]);
  });

  it('is new once it is forgotten, whether its mark is still there or not', async () => {
    const [first, second] = [aLead(), aLead()];
    const forgotten = request('f', 'first', -5);
    await store.records.commit(commitOf(arrival(first), { idempotency: forgotten }));
    expect(await store.records.answered(forgotten)).toBeUndefined();
    const again = request('other', 'second', undefined, forgotten.key);
    await store.records.commit(commitOf(arrival(second), { idempotency: again }));
    expect(await store.records.answered(again)).toEqual({ answer: 'second' });
  });

  it('is new in the very second in which it is forgotten', async () => {
    const [first, second] = [aLead(), aLead()];
    const forgotten = request('f', 'first', 0);
    await store.records.commit(commitOf(arrival(first), { idempotency: forgotten }));
    expect(await store.records.answered(forgotten)).toBeUndefined();
    await store.records.commit(commitOf(arrival(second), { idempotency: { ...forgotten, answer: 'second' } }));
    expect(await exists(second)).toEqual([true]);
  });

  it('is unknown before it came', async () => {
    expect(await store.records.answered(request('f', null))).toBeUndefined();
  });

  it('takes effect once when it comes ten times together', async () => {
    const leads = Array.from({ length: 10 }, () => aLead());
    const idempotency = request('f', 'the one answer');
    const outcomes = await Promise.allSettled(
      leads.map((lead) => store.records.commit(commitOf(arrival(lead), { idempotency }))),
    );
    const told = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 'done' : (outcome.reason as AlreadyDone).answer,
    );
    expect(told.sort()).toEqual(['done', ...Array.from({ length: 9 }, () => 'the one answer')]);
    expect((await exists(...leads)).filter(Boolean)).toHaveLength(1);
  });
});
