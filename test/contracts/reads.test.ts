import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { change } from '../../shared/domain/records/plan.ts';
import { aDesk, aLead, arrival, commitOf } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('reading records, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  it('finds nothing where there is nothing', async () => {
    expect([
      await store.records.get('lead', v7()),
      await store.records.getMany('lead', [v7()]),
      await store.records.getMany('lead', []),
      await store.records.standing('lead', [v7()]),
      await store.records.holderOf(`email/${v7()}`),
    ]).toEqual([undefined, [], [], [], undefined]);
  });

  it('does not take a record of one kind for another of the same id', async () => {
    const lead = aLead();
    await store.records.commit(commitOf([arrival(lead), change(undefined, aDesk({ id: lead.id }))]));
    expect([await store.records.get('deal', lead.id), await store.records.get('lead', lead.id)]).toEqual([
      undefined,
      lead,
    ]);
  });

  it('finds many at once: each that exists, once', async () => {
    const desks = Array.from({ length: 90 }, () => aDesk());
    await store.records.commit(commitOf(desks.map((desk) => change(undefined, desk))));
    const ids = desks.map(({ id }) => id);
    const asked = [...ids, v7(), ...Array.from({ length: 40 }, () => v7()), ...ids]; // more than one request takes
    const found = await store.records.getMany('desk', asked);
    expect(found.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('gives a copy, which may be changed without changing the record', async () => {
    const lead = aLead({ linkedTo: [] });
    await store.records.commit(commitOf(arrival(lead)));
    const [copy, [standing]] = [
      await store.records.get('lead', lead.id),
      await store.records.standing('lead', [lead.id]),
    ];
    copy?.linkedTo.push('changed');
    standing?.record.flags.push('known-customer');
    lead.linkedTo.push('changed too');
    expect(await store.records.get('lead', lead.id)).toMatchObject({ linkedTo: [], flags: [] });
  });
});
