import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fact } from '../../shared/domain/facts/fact.ts';
import { change } from '../../shared/domain/records/plan.ts';
import { aLead, arrival, commitOf, edited, next } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('the facts of a month, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const inOrder = (facts: readonly Fact[]): Fact[] => facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));

  it('are those of the types asked for that happened in it, whatever their shard', async () => {
    const leads = Array.from({ length: 20 }, () => aLead());
    const facts: Fact[] = [];
    for (const [n, lead] of leads.entries()) {
      const at = ['2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z'][n % 2] ?? '';
      facts.push(...(await store.records.commit(commitOf(arrival(lead), { at }))));
      await store.records.commit(commitOf(change(lead, next(lead), edited), { at }));
    }
    for (const at of ['2026-02-28T23:59:59.999Z', '2026-04-01T00:00:00.000Z'])
      await store.records.commit(commitOf(arrival(aLead()), { at }));
    const received = facts.filter(({ type }) => type === 'LeadReceived');
    expect(received).toHaveLength(20);
    expect(inOrder(await store.journal.ofMonth('2026-03', ['LeadReceived', 'DealWon']))).toEqual(inOrder(received));
    expect(await store.journal.ofMonth('2026-03', ['DealWon'])).toEqual([]);
    expect(await store.journal.ofMonth('2025-03', ['LeadReceived'])).toEqual([]);
  });
});
