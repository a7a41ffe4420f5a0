import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import type { FactDraft } from '../../shared/domain/facts/draft.ts';
import { byVersion, type Fact } from '../../shared/domain/facts/fact.ts';
import type { Lead } from '../../shared/domain/leads/lead.ts';
import { change } from '../../shared/domain/records/plan.ts';
import { inOrder } from '../../shared/domain/records/in-order.ts';
import type { Excerpt } from '../../shared/domain/records/excerpt.ts';
import type { Excerpted, Happened, Journal } from '../../shared/domain/records/records.ts';
import { aLead, anAccount, arrival, commitOf, edited, mondayAtTen, next } from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('the journal, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  /** A lead that arrived and was edited, so many versions in all, two facts a version from the second on. */
  async function written(versions: number): Promise<{ lead: Lead; facts: Fact[] }> {
    let lead = aLead();
    const facts = [...(await store.records.commit(commitOf(arrival(lead))))];
    for (let version = 2; version <= versions; version += 1) {
      const after = next(lead);
      facts.push(...(await store.records.commit(commitOf(change(lead, after, edited, edited)))));
      lead = after;
    }
    return { lead, facts };
  }

  async function pages({ id }: Lead, page: Parameters<Journal['of']>[1]): Promise<Fact[][]> {
    const found: Fact[][] = [];
    let cursor: string | undefined;
    do {
      const { items, next: onward } = await store.journal.of(
        { id },
        { ...page, ...(cursor !== undefined && { cursor }) },
      );
      found.push([...items]);
      cursor = onward;
    } while (cursor !== undefined);
    return found.filter(({ length }) => length > 0);
  }

  it('tells a record’s facts in the order of its versions, past the ninth', async () => {
    const { lead, facts } = await written(12);
    expect(facts.map(({ version, n }) => [version, n]).slice(-4)).toEqual([
      [11, 0],
      [11, 1],
      [12, 0],
      [12, 1],
    ]);
    expect(await store.journal.of(lead)).toEqual({ items: facts });
  });

  it('tells what of some types happened within a time, in its order, over the months, and nothing else', async () => {
    const times = [
      '2031-01-31T23:59:59.999Z',
      '2031-02-01T00:00:00.000Z',
      '2031-03-15T10:00:00.000Z',
      '2031-04-01T00:00:00.000Z',
    ];
    const facts: Fact[] = [];
    for (const at of times.toReversed())
      facts.unshift(
        ...(await store.records.commit({
          ...commitOf(arrival({ ...aLead(), ...(at === times[1] && { segment: 'dealer' }) })),
          at,
        })),
      );
    const happened = (from: number, before: number, ...types: ('LeadReceived' | 'LeadMoved')[]) =>
      inOrder(store.journal.happened(times[from] ?? '', times[before] ?? '', { types }));
    const whole = await happened(0, 3, 'LeadReceived', 'LeadMoved');
    expect(whole).toEqual(facts.slice(0, 3));
    expect(await happened(1, 2, 'LeadReceived')).toEqual(facts.slice(1, 2));
    expect(await happened(0, 3, 'LeadMoved')).toEqual([]);
    const [first = '', end = ''] = [times[0], times[3]];
    const counted = await inOrder(store.journal.happened(first, end, { types: ['LeadMoved'], counted: true }));
    expect(counted).toEqual(facts.slice(1, 2));
  });

  it('tells of what is asked for by a million excerpts: of records of some kinds, and of their data what is named', async () => {
    const [at, end] = ['2031-06-15T10:00:00.000Z', '2031-07-01T00:00:00.000Z'];
    const source = String.raw`сайт "завода" \ 1`;
    const lead = aLead({ source, firstTouch: { at, source, utm: { campaign: 'drives', medium: 'cpc' } } });
    const account = anAccount();
    const opened: FactDraft = { type: 'AccountOpened', data: { personId: account.mainPersonId } };
    const dealer = next(lead, { segment: 'dealer' });
    for (const plan of [
      arrival(lead),
      change(lead, dealer, edited),
      change(dealer, next(dealer), edited),
      change(undefined, { ...account, segment: 'dealer' }, opened),
    ])
      await store.records.commit({ ...commitOf(plan), at });
    const names = ['stage', 'touch', 'source', 'utm', 'campaign', 'linkedTo'];
    const excerpts = async (kinds: Excerpted['kinds'], asked: Happened): Promise<readonly Excerpt[]> => {
      const found: Excerpt[] = [];
      for await (const page of store.journal.excerpts(at, end, { ...asked, kinds, names })) found.push(...page);
      return found.sort(byVersion);
    };
    const [subject, recordedAt] = [{ kind: 'lead', id: lead.id }, mondayAtTen];
    const received: Excerpt = {
      ...{ subject, recordedAt, type: 'LeadReceived', version: 1, n: 0, at },
      data: { stage: 'new', source, linkedTo: [], touch: { source, utm: { campaign: 'drives' } } },
    };
    const counted = { segment: 'dealer' };
    const changed: Excerpt = { subject, recordedAt, type: 'LeadEdited', version: 2, n: 0, at, data: {}, counted };
    expect([
      await excerpts(['lead', 'deal'], { types: ['LeadReceived', 'LeadMoved'], counted: true }),
      await excerpts(['lead'], { types: ['LeadReceived', 'AccountOpened'] }),
      await excerpts(['account'], { types: ['LeadReceived'] }),
    ]).toEqual([[received, changed], [received], []]);
  });

  it('tells them newest first when asked', async () => {
    const { lead, facts } = await written(3);
    expect(await store.journal.of(lead, { newestFirst: true })).toEqual({ items: facts.toReversed() });
  });

  it('tells what came after a version', async () => {
    const { lead, facts } = await written(4);
    expect([
      (await store.journal.of(lead, { after: 0 })).items,
      (await store.journal.of(lead, { after: 2 })).items,
      (await store.journal.of(lead, { after: 4 })).items,
    ]).toEqual([facts, facts.slice(3), []]);
  });

  it('is read page by page, either way', async () => {
    const { lead, facts } = await written(4); // seven facts
    expect(await pages(lead, { limit: 3 })).toEqual([facts.slice(0, 3), facts.slice(3, 6), facts.slice(6)]);
    const back = facts.toReversed();
    expect(await pages(lead, { limit: 3, newestFirst: true })).toEqual([
      back.slice(0, 3),
      back.slice(3, 6),
      back.slice(6),
    ]);
    expect(await pages(lead, { limit: 2, after: 2 })).toEqual([facts.slice(3, 5), facts.slice(5)]);
  });

  it('is read on where one was, although more has happened since', async () => {
    const { lead, facts } = await written(4);
    const back = facts.toReversed();
    const first = await store.journal.of(lead, { limit: 3, newestFirst: true });
    await store.records.commit(commitOf(change(lead, next(lead), edited)));
    const rest = await store.journal.of(lead, { limit: 3, newestFirst: true, cursor: first.next ?? '' });
    expect(rest.items).toEqual(back.slice(3, 6));
  });

  it('is not read on from what is no cursor of this record', async () => {
    const [{ lead }, other] = [await written(3), await written(3)];
    const { next: cursor = '' } = await store.journal.of(other.lead, { limit: 1 });
    for (const wrong of [cursor, '', 'hello', Buffer.from('{"pk":"x"}').toString('base64url')])
      await expect(store.journal.of(lead, { cursor: wrong })).rejects.toMatchObject({
        details: { status: 400, code: 'cursor-malformed' },
      });
    const { next: early = '' } = await store.journal.of(lead, { limit: 1 });
    await expect(store.journal.of(lead, { after: 2, cursor: early })).rejects.toMatchObject({
      details: { status: 400 },
    });
  });

  it('knows nothing of a record nobody wrote', async () => {
    expect(await store.journal.of({ id: v7() })).toEqual({ items: [] });
  });
});

describe.each(stores)('what changed within a time, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const changed = ({ id, version }: Lead) => ({ kind: 'lead', id, version });
  const at = (time: string): void => {
    store.clock.moveTo(Date.parse(time));
  };

  it('is told by when it was recorded, both ends included, over hours and midnight', async () => {
    const times = [
      '2026-03-02T20:59:59.999Z',
      '2026-03-02T21:00:00.000Z',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T22:00:00.000Z',
      '2026-03-03T00:30:00.000Z',
      '2026-03-03T00:30:00.001Z',
    ];
    const leads: Lead[] = [];
    for (const time of times) {
      at(time);
      const lead = aLead();
      await store.records.commit(commitOf(arrival(lead)));
      leads.push(lead);
    }
    const between = (from = '', to = '') => store.journal.changesBetween(from, to);
    expect([
      await between(times[1], times[4]),
      await between(times[1], times[1]),
      await between(times[0], times[5]),
      await between('2026-03-03T00:30:00.002Z', '2026-03-03T05:00:00.000Z'),
    ]).toEqual([leads.slice(1, 5).map(changed), leads.slice(1, 2).map(changed), leads.map(changed), []]);
  });

  it('names a record as often as it changed, and every record whatever its shard', async () => {
    at('2026-03-04T08:00:00.000Z');
    const first = aLead();
    await store.records.commit(commitOf(arrival(first)));
    at('2026-03-04T08:00:01.000Z');
    const others = Array.from({ length: 40 }, () => aLead());
    await Promise.all(others.map((lead) => store.records.commit(commitOf(arrival(lead)))));
    at('2026-03-04T08:00:02.000Z');
    await store.records.commit(commitOf(change(first, next(first), edited)));

    const found = await store.journal.changesBetween('2026-03-04T08:00:00.000Z', '2026-03-04T08:00:02.000Z');
    expect([found.at(0), found.at(-1)]).toEqual([changed(first), changed(next(first))]);
    expect(
      found
        .slice(1, -1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(others.map(({ id }) => id).sort());
  });

  it('is told by when a fact was recorded, not by when it happened', async () => {
    at('2026-03-05T08:00:00.000Z');
    const lead = aLead();
    await store.records.commit(commitOf(arrival(lead), { at: '2026-01-15T08:00:00.000Z' }));
    expect([
      await store.journal.changesBetween('2026-01-15T00:00:00.000Z', '2026-01-16T00:00:00.000Z'),
      await store.journal.changesBetween('2026-03-05T08:00:00.000Z', '2026-03-05T08:00:00.000Z'),
    ]).toEqual([[], [changed(lead)]]);
  });
});
