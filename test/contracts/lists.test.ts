import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { companyKey } from '../../shared/domain/contacts/company-name.ts';
import type { Lead } from '../../shared/domain/leads/lead.ts';
import { Problem } from '../../shared/domain/problem.ts';
import { liveRecords } from '../../shared/domain/pipeline/live-records.ts';
import { change } from '../../shared/domain/records/plan.ts';
import type { Entry, Listing } from '../../shared/domain/records/records.ts';
import { productWith } from '../support/domain/products.ts';
import {
  aDeal,
  aLead,
  anAccount,
  arrival,
  aTask,
  commitOf,
  edited,
  mondayAtTen,
  next,
} from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

const at = (minute: number): string => new Date(Date.parse(mondayAtTen) + minute * 60_000).toISOString();
const rings = (minute: number) => [{ name: 'overdue', at: at(minute) }];

describe.each(stores)('a list, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const arrive = (...leads: Lead[]) => Promise.all(leads.map((lead) => store.records.commit(commitOf(arrival(lead)))));

  /** Every page of a list, until there is no next one. */
  async function pages(listing: Listing, limit?: number): Promise<string[][]> {
    const found: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await store.records.list(listing, {
        ...(limit !== undefined && { limit }),
        ...(cursor !== undefined && { cursor }),
      });
      found.push(page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    return found.filter((page) => page.length > 0); // the last page may be known to be so by a further, empty one only
  }
  const ids = async (listing: Listing): Promise<string[]> => (await pages(listing)).flat();

  it('of a board shows the open records of a stage, the next alarm first', async () => {
    const stage = { name: 'sql' } as const;
    const [late, soon, elsewhere] = [
      aLead({ stage, alarms: rings(90) }),
      aLead({ stage, alarms: rings(10) }),
      aLead({ alarms: rings(5) }),
    ];
    await arrive(late, soon, elsewhere);
    expect(await ids({ index: 'board', of: 'lead/sql' })).toEqual([soon.id, late.id]);
  });

  it('is read from its end as well, page by page', async () => {
    const accountId = v7();
    const leads = [1, 2, 3, 4, 5].map((minute) => aLead({ accountId, firstTouch: { at: at(minute), source: 'site' } }));
    await arrive(...leads);
    const listing = { index: 'parent', of: accountId, kind: 'lead' } as const;
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.records.list(listing, {
        limit: 2,
        newestFirst: true,
        ...(cursor !== undefined && { cursor }),
      });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(leads.map(({ id }) => id).toReversed());
    expect(await ids(listing)).toEqual(leads.map(({ id }) => id));
  });

  it('of a board shows what is sorted under a beginning, page by page', async () => {
    const name = `завод ${v7()}`;
    const companies = [name, `${name} юг`, name, `${name}1`];
    const accounts = companies.map((company) => ({ ...anAccount(), company }));
    for (const account of accounts) await store.records.commit(commitOf(change(undefined, account)));
    const own = accounts.flatMap(({ id, company }) => (company === name ? [id] : [])).toSorted();
    const listing = { index: 'board', of: 'account/all', begins: `${companyKey(name)}/` } as const;
    expect(await pages(listing, 1)).toEqual(own.map((id) => [id]));
    expect(await ids({ ...listing, begins: 'nobody is called so/' })).toEqual([]);
  });

  it('of one kind shows what is sorted under a beginning, whose ever it is', async () => {
    const group = v7();
    const products = ['A-1', 'A-2', 'B-1'].map((code) => productWith({ slug: v7(), code: `${code} ${group}`, group }));
    for (const product of products) await store.records.commit(commitOf(change(undefined, product)));
    const kind = 'product';
    const listing = { index: 'parent', of: `products/active/${group}`, kind } as const;
    expect(await ids(listing)).toEqual(products.map(({ id }) => id));
    expect(await pages({ ...listing, begins: 'a-' }, 1)).toEqual(products.slice(0, 2).map(({ id }) => [id]));
    const titled = { index: 'owner', of: 'products/active', kind, begins: `изделие b-1 ${group}` } as const;
    expect(await ids(titled)).toEqual([products[2]?.id]);
  });

  it('of a board follows a record from stage to stage, and lets it go when it is closed', async () => {
    const lead = aLead({ stage: { name: 'mql' } });
    await arrive(lead);
    const board = async () => [
      (await ids({ index: 'board', of: 'lead/new' })).includes(lead.id),
      (await ids({ index: 'board', of: 'lead/mql' })).includes(lead.id),
    ];
    expect(await board()).toEqual([false, true]);
    const back = next(lead, { stage: { name: 'new' } });
    await store.records.commit(commitOf(change(lead, back, edited)));
    expect(await board()).toEqual([true, false]);
    const by = { kind: 'staff', id: 'anna' } as const;
    const closed = next(back, { stage: { name: 'rejected', from: 'mql', at: mondayAtTen, by, reason: 'volume' } });
    await store.records.commit(commitOf(change(back, closed, edited)));
    expect(await board()).toEqual([false, false]);
  });

  it('shows of a record what a card needs, and never who the person is or where its workflow waits', async () => {
    const owner = `manager-${v7()}`;
    const lead = aLead({
      owner,
      claimedAt: mondayAtTen,
      stage: { name: 'mql' },
      leg: 2,
      company: 'Stroymontazh',
      product: 'Frequency converter 7.5 kW',
      segment: 'developer',
      budget: { netMinor: 100_000, currency: 'RUB', vatPercent: 22 },
      need: 'a long story',
    });
    await arrive(lead);
    const waiting = { token: 'T', execution: 'E', until: at(90), definition: 'D', leg: 2, generation: 1 };
    await store.park(lead, waiting);
    const expected: Entry = {
      kind: 'lead',
      id: lead.id,
      version: 1,
      leg: 2,
      generation: 1,
      card: {
        stage: 'mql',
        enteredAt: mondayAtTen,
        overdue: false,
        company: 'Stroymontazh',
        product: 'Frequency converter 7.5 kW',
        owner,
        segment: 'developer',
        amount: { netMinor: 100_000, currency: 'RUB' },
        dueAt: '2026-03-02T09:00:00.000Z',
      },
    };
    const { items } = await store.records.list({ index: 'owner', of: owner });
    expect(items.map((entry) => onlyEntry(entry))).toEqual([expected]);
  });

  it('is read page by page, each record once and in order', async () => {
    const owner = `manager-${v7()}`;
    const leads = Array.from({ length: 7 }, (_, n) => aLead({ owner, stage: { name: 'mql' }, alarms: rings(n) }));
    await arrive(...leads.toReversed());
    const inOrder = leads.map(({ id }) => id);
    expect(await pages({ index: 'owner', of: owner }, 3)).toEqual([
      inOrder.slice(0, 3),
      inOrder.slice(3, 6),
      inOrder.slice(6),
    ]);
    expect(await pages({ index: 'owner', of: owner }, 7)).toEqual([inOrder]);
    expect(await pages({ index: 'owner', of: owner })).toEqual([inOrder]);
  });

  it('is read on from its cursor although the record there has gone', async () => {
    const owner = `manager-${v7()}`;
    const leads = Array.from({ length: 4 }, (_, n) => aLead({ owner, stage: { name: 'mql' }, alarms: rings(n) }));
    await arrive(...leads);
    const [, second] = leads;
    const first = await store.records.list({ index: 'owner', of: owner }, { limit: 2 });
    if (second) {
      const { owner: _owner, ...free } = second;
      await store.records.commit(commitOf(change(second, next({ ...free, stage: { name: 'new' } }), edited)));
    }
    const rest = await store.records.list({ index: 'owner', of: owner }, { cursor: first.next ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual(leads.slice(2).map(({ id }) => id));
  });

  it('of nobody is empty, with nothing after it', async () => {
    expect(await store.records.list({ index: 'owner', of: `manager-${v7()}` })).toEqual({ items: [] });
  });

  it('of what a person holds can be narrowed to one kind', async () => {
    const owner = `manager-${v7()}`;
    const lead = aLead({ owner, stage: { name: 'mql' } });
    const deal = aDeal({ owner });
    const task = aTask({ assignee: owner });
    await arrive(lead);
    await store.records.commit(commitOf([change(undefined, deal), change(undefined, task)]));
    const held = { index: 'owner', of: owner } as const;
    expect([
      await ids({ ...held, kind: 'lead' }),
      await ids({ ...held, kind: 'deal' }),
      await ids({ ...held, kind: 'task' }),
      await ids(held),
    ]).toEqual([[lead.id], [deal.id], [task.id], [deal.id, lead.id, task.id]]);
  });

  it('of open tasks lets a finished one go, and shows the head those for nobody in particular', async () => {
    const task = aTask();
    await store.records.commit(commitOf(change(undefined, task)));
    expect(await ids({ index: 'owner', of: 'any-head', kind: 'task' })).toContain(task.id);
    const done = next(task, { state: { name: 'done', at: mondayAtTen, by: { kind: 'staff', id: 'h' } } });
    await store.records.commit(commitOf(change(task, done)));
    expect(await ids({ index: 'owner', of: 'any-head', kind: 'task' })).not.toContain(task.id);
    expect(await ids({ index: 'parent', of: task.subject.id, kind: 'task' })).toEqual([task.id]);
  });

  it('of an account shows its leads and deals, closed ones too', async () => {
    const account = anAccount({ taxId: '7707083893+770701001' });
    const by = { kind: 'staff', id: 'anna' } as const;
    const stage = { name: 'rejected', from: 'mql', at: mondayAtTen, by, reason: 'volume' } as const;
    const lead = aLead({ accountId: account.id, stage, alarms: [] });
    const deal = aDeal({ accountId: account.id });
    await arrive(lead);
    await store.records.commit(commitOf([change(undefined, account), change(undefined, deal)]));
    expect(await ids({ index: 'parent', of: account.id })).toEqual([deal.id, lead.id]);
    expect(await ids({ index: 'parent', of: account.id, kind: 'deal' })).toEqual([deal.id]);
    expect(await ids({ index: 'parent', of: 'inn/7707083893', kind: 'account' })).toEqual([account.id]);
  });

  const key = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url');
  it.each([
    ['nothing', ''],
    ['no cursor', 'hello'],
    ['JSON of another kind', key([1])],
    ['half a key', key({ pk: 'x' })],
    ['a key of wrong types', key({ pk: 1, sk: 2, boardPk: 'lead/new', boardSk: 4 })],
  ])('is not read on from %s', async (_what, cursor) => {
    const reading = store.records.list({ index: 'board', of: 'lead/new' }, { cursor });
    await expect(reading).rejects.toMatchObject({
      constructor: Problem,
      details: { status: 400, code: 'cursor-malformed' },
    });
  });

  it('is not read on from the cursor of another list', async () => {
    const owner = `manager-${v7()}`;
    await arrive(...[1, 2].map((n) => aLead({ owner, stage: { name: 'mql' }, alarms: rings(n) })));
    const { next: cursor = '' } = await store.records.list({ index: 'owner', of: owner }, { limit: 1 });
    for (const other of [
      { index: 'owner', of: `manager-${v7()}` },
      { index: 'board', of: 'lead/mql' },
      { index: 'owner', of: owner, kind: 'task' },
    ] as const)
      await expect(store.records.list(other, { cursor })).rejects.toMatchObject({ details: { status: 400 } });
  });
});

describe.each(stores)('the live records, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  it('are those that need a workflow, with where it waits', async () => {
    const by = { kind: 'staff', id: 'anna' } as const;
    const left = { from: 'mql', at: mondayAtTen, by, reason: 'needs' };
    const [queued, parkedInBasket, shipped, papersDone, project] = [
      aLead(),
      aLead({ stage: { name: 'parked', basket: 'needs', ...left }, alarms: [] }),
      aDeal({ process: 'dealer-order', stage: { name: 'shipped' }, alarms: [{ name: 'papers', at: at(90) }] }),
      aDeal({ process: 'dealer-order', stage: { name: 'shipped' }, alarms: [] }),
      aDeal(),
    ];
    const spam = aLead({ stage: { name: 'spam', ...left }, alarms: [] });
    for (const lead of [queued, parkedInBasket, spam]) await store.records.commit(commitOf(arrival(lead)));
    await store.records.commit(commitOf([shipped, papersDone, project].map((deal) => change(undefined, deal))));
    const waiting = { token: 'T', execution: 'E', until: at(90), definition: 'graph-of-today', leg: 1, generation: 1 };
    await store.park(queued, waiting);

    const live = await liveRecords(store.records);
    expect(live.map(({ record }) => record.id).sort()).toEqual([queued.id, shipped.id, project.id].sort());
    expect(live.find(({ record }) => record.id === queued.id)).toMatchObject({ record: queued, waiting });
    expect((await liveRecords(store.records, ['dealer-order'])).map(({ record }) => record)).toEqual([shipped]);
  });
});

/** An entry without the keys of its index, which nobody reads; whatever else an index carried would be seen. */
const onlyEntry = (entry: Entry): object => {
  const keys = ['pk', 'sk', 'ownerPk', 'ownerSk'];
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !keys.includes(name)));
};
