import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import type { Lead } from '../../shared/domain/leads/lead.ts';
import { change } from '../../shared/domain/records/plan.ts';
import type { Waiting } from '../../shared/domain/records/records.ts';
import { graphOfToday } from '../support/workflows/committed-machine.ts';
import { aLead, arrival, commitOf, edited, next } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

const waitingOf = (fields: Partial<Waiting> = {}): Waiting => ({
  leg: 1,
  generation: 1,
  token: `token-${v7()}`,
  execution: 'arn:aws:states:us-east-1:000000000000:execution:leads:x',
  until: '2026-03-02T09:00:00.000Z',
  definition: graphOfToday,
  ...fields,
});

describe.each(stores)('a workflow that parks, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  async function arrived(fields: Partial<Lead> = {}): Promise<Lead> {
    const lead = aLead({ leg: 3, generation: 2, owner: `manager-${v7()}`, ...fields });
    await store.records.commit(commitOf(arrival(lead)));
    return lead;
  }

  it('leaves its token beside the record, and touches nothing else', async () => {
    const lead = await arrived();
    const owners = { index: 'owner', of: lead.owner ?? '' } as const;
    const [before, listed] = [await store.records.standing('lead', [lead.id]), await store.records.list(owners)];
    const waiting = waitingOf({ leg: 3, generation: 2 });

    expect(await store.park(lead, waiting)).toBe(true);
    expect(await store.records.standing('lead', [lead.id])).toEqual([{ ...before[0], waiting }]);
    expect(await store.records.get('lead', lead.id)).toEqual(lead);
    expect(await store.records.list(owners)).toEqual(listed);
    expect((await store.journal.of(lead)).items).toHaveLength(1);
  });

  it('replaces the token it left before', async () => {
    const lead = await arrived();
    const [first, second] = [waitingOf({ leg: 3, generation: 2 }), waitingOf({ leg: 3, generation: 2 })];
    await store.park(lead, first);
    await store.park(lead, second);
    expect(await store.records.standing('lead', [lead.id])).toMatchObject([{ waiting: second }]);
  });

  it.each([
    ['an earlier leg', { leg: 2, generation: 2 }],
    ['a later leg', { leg: 4, generation: 2 }],
    ['an overtaken generation', { leg: 3, generation: 1 }],
    ['leg 0, which no record has', { leg: 0, generation: 2 }],
  ])('is refused on %s, and leaves nothing', async (_where, stale) => {
    const lead = await arrived();
    expect(await store.park(lead, waitingOf(stale))).toBe(false);
    expect((await store.records.standing('lead', [lead.id]))[0]).not.toHaveProperty('waiting');
  });

  it('is refused where there is no record, and makes none', async () => {
    const ghost = { kind: 'lead', id: v7() } as const;
    expect(await store.park(ghost, waitingOf())).toBe(false);
    expect([await store.records.get('lead', ghost.id), await store.records.standing('lead', [ghost.id])]).toEqual([
      undefined,
      [],
    ]);
  });

  it('keeps its token through every later commit of the record', async () => {
    const lead = await arrived();
    const waiting = waitingOf({ leg: 3, generation: 2 });
    await store.park(lead, waiting);
    const { owner: _owner, ...free } = lead;
    const second = next(lead, { need: 'a new need' });
    const third = { ...free, version: 3, leg: 4, stage: { name: 'mql' } } as const satisfies Lead;
    await store.records.commit(commitOf(change(lead, second, edited)));
    await store.records.commit(commitOf(change(second, third, edited)));
    expect(await store.records.standing('lead', [lead.id])).toMatchObject([{ record: third, waiting }]);
    expect(await store.records.get('lead', lead.id)).toEqual(third); // the token is not part of the record
  });

  it('is refused once a commit has moved the record on', async () => {
    const lead = await arrived();
    await store.records.commit(commitOf(change(lead, next(lead, { leg: 4 }), edited)));
    expect([
      await store.park(lead, waitingOf({ leg: 3, generation: 2 })),
      await store.park(lead, waitingOf({ leg: 4, generation: 2 })),
    ]).toEqual([false, true]);
  });

  it('while a commit changes the record: both happen, or the parking is refused', async () => {
    const leads = await Promise.all(Array.from({ length: 20 }, () => arrived()));
    const outcomes = await Promise.all(
      leads.map(async (lead) => {
        const moved = next(lead, { leg: 4 });
        const waiting = waitingOf({ leg: 3, generation: 2 });
        const [parked] = await Promise.all([
          store.park(lead, waiting),
          store.records.commit(commitOf(change(lead, moved, edited))),
        ]);
        const [found] = await store.records.standing('lead', [lead.id]);
        return { asParked: parked ? waiting : undefined, is: found?.waiting, record: found?.record, moved };
      }),
    );
    for (const { asParked, is, record, moved } of outcomes)
      expect({ is, record }).toEqual({ is: asParked, record: moved });
  });

  it('says when the record was last changed by the wall clock, not by the parking', async () => {
    const before = new Date().toISOString();
    const lead = await arrived();
    const after = new Date().toISOString();
    await store.park(lead, waitingOf({ leg: 3, generation: 2 }));
    const [found] = await store.records.standing('lead', [lead.id]);
    expect((found?.changedAt ?? '') >= before && (found?.changedAt ?? '') <= after).toBe(true);
  });
});
