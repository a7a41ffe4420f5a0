import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { MemorySearchIndex } from '../../../../shared/adapters/memory/search-index.ts';
import { Duplicate, duplicateId, settle, suspicion } from '../../../../shared/domain/duplicates/duplicate.ts';
import { indexAndFlag } from '../../../../shared/domain/duplicates/index-and-flag.ts';
import { flagDuplicates } from '../../../../shared/domain/duplicates/suspect.ts';
import { suspicionsOf } from '../../../../shared/domain/duplicates/suspicions-of.ts';
import type { FactType } from '../../../../shared/domain/facts/draft.ts';
import { allOf } from '../../../../shared/domain/records/all-of.ts';
import type { Searchable } from '../../../../shared/domain/search/found-by.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [a, b, c] = [idOf(0x11), idOf(0x12), idOf(0x13)];
const clock = new ToldClock();
let records: MemoryRecords;
let people: MemoryPeople;
let index: MemorySearchIndex;
beforeEach(async () => {
  records = await storeOf(clock);
  people = new MemoryPeople(clock);
  index = new MemorySearchIndex();
});

/** Keeps a record and lets what follows a fact about it happen. */
async function come(record: Searchable, type: FactType, name?: string): Promise<void> {
  if (name !== undefined) await people.put([{ kind: 'contacts', of: record.id, id: record.id, value: { name } }]);
  await put(records, { record, expected: 'new' });
  let issued = 0xf00;
  const newId = () => idOf((issued += 1));
  const stores = { records, people, index, clock, policies: policiesOf(records, seeds), newId };
  await indexAndFlag({ type, subject: record, version: 1 }, stores);
}

async function flagged(of: 'account' | 'person' | 'lead'): Promise<[string, string, string][]> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'board', of: `duplicate/${of}` }, records)) ids.push(id);
  return (await records.getMany('duplicate', ids)).map(({ ids: [one, other], why }) => [one, other, why]);
}

const account = (id: string, company: string, more: Partial<Parameters<typeof accountWith>[0]> = {}) =>
  accountWith({ id, version: 1, company, ...more });

describe('Accounts that look alike', () => {
  it('are of one name, whatever its legal form, case and ё', async () => {
    await come(account(a, 'ООО «Ёлочный Завод»'), 'AccountOpened');
    await come(account(b, 'елочный завод, ООО'), 'AccountOpened');
    await come(account(c, 'Ёлочный завод Юг'), 'AccountOpened');
    expect(await flagged('account')).toEqual([[a, b, 'same-name']]);
  });

  it('are branches with one INN, whatever they are called', async () => {
    await come(account(a, 'Завод', { taxId: '7707083893' }), 'AccountOpened');
    await come(account(b, 'Филиал', { taxId: '7707083893+773601001' }), 'AccountOpened');
    expect(await flagged('account')).toEqual([[a, b, 'same-inn']]);
  });

  it('are not namesakes with tax ids of their own, nor aliases, nor nameless ones', async () => {
    await come(account(a, 'Завод', { taxId: '7707083893' }), 'AccountOpened');
    await come(account(b, 'Завод', { taxId: '7728168971' }), 'AccountOpened');
    await come(account(c, 'Завод', { taxId: '7707083893+773601001', mergedInto: a }), 'AccountOpened');
    await come(accountWith({ id: idOf(0x14), version: 1 }), 'AccountOpened');
    await come(accountWith({ id: idOf(0x15), version: 1 }), 'AccountOpened');
    expect(await flagged('account')).toEqual([]);
  });

  it('are one with a tax id and one without', async () => {
    await come(account(a, 'Завод', { taxId: '7707083893' }), 'AccountOpened');
    await come(account(b, 'Завод'), 'AccountEdited');
    expect(await flagged('account')).toEqual([[a, b, 'same-name']]);
    await come(account(c, 'Завод', { taxId: '7728168971' }), 'AccountEdited');
    expect((await flagged('account')).slice(1)).toEqual([[b, c, 'same-name']]);
  });

  it('are flagged once, and not again after somebody said they differ', async () => {
    await come(account(a, 'Завод'), 'AccountOpened');
    await come(account(b, 'Завод'), 'AccountOpened');
    const [first] = await records.getMany('duplicate', [duplicateId('account', [b, a])]);
    if (!first) throw new Error('the pair is flagged');
    const context = contextOf(head);
    await flagDuplicates(account(b, 'Завод'), { records, people, index }, () => context);
    expect(await records.getMany('duplicate', [first.id])).toEqual([first]);
    await put(records, ...settle(first, 'different', context).changes);
    await flagDuplicates(account(a, 'Завод'), { records, people, index }, () => context);
    expect(await flagged('account')).toEqual([]);
  });

  it('are flagged by what makes them look alike, and not by other facts', async () => {
    await come(account(a, 'Завод'), 'AccountOpened');
    await come(account(b, 'Завод'), 'AccountMerged');
    await come(dealAt('new-deal', { id: c, version: 1 }), 'DealOpened');
    expect(await flagged('account')).toEqual([]);
  });

  it('are not aliases that were there before', async () => {
    await come(account(a, 'Завод', { mergedInto: c }), 'AccountOpened');
    await come(account(b, 'Филиал', { mergedInto: c, taxId: '7707083893+773601001' }), 'AccountOpened');
    await come(account(c, 'Завод', { taxId: '7707083893' }), 'AccountOpened');
    expect(await flagged('account')).toEqual([]);
  });

  it('are not those whose name only begins alike, whichever came first', async () => {
    await come(account(a, 'Ёлочный завод Юг'), 'AccountOpened');
    await come(account(b, 'Ёлочный завод'), 'AccountOpened');
    expect(await flagged('account')).toEqual([]);
  });

  it('are told of as robots find them, and as what made them came', async () => {
    const factsAbout = async (id: string) => (await records.of({ id })).items.map(({ by, origin }) => [by, origin]);
    await come(account(a, 'Завод'), 'AccountOpened');
    await come(account(b, 'Завод'), 'AccountOpened');
    const by = { kind: 'system', id: 'duplicates' };
    expect(await factsAbout(duplicateId('account', [a, b]))).toEqual([[by, 'live']]);
    await put(records, { record: account(c, 'Завод'), expected: 'new' });
    await flagDuplicates(account(c, 'Завод'), { records, people, index }, () => contextOf(head), 'import');
    expect(await factsAbout(duplicateId('account', [a, c]))).toEqual([[{ kind: 'staff', id: head.id }, 'import']]);
  });

  it('are nothing for a deal, or for what nobody searches for', async () => {
    await come(dealAt('new-deal', { id: c, version: 1 }), 'LeadEdited');
    const stores = { records, people, index, clock, policies: policiesOf(records, seeds), newId: () => idOf(1) };
    const task = { type: 'LeadEdited' as const, subject: { kind: 'task', id: idOf(1) }, version: 1 };
    await expect(indexAndFlag(task, stores)).resolves.toBeUndefined();
  });

  it('are at most five', async () => {
    for (let n = 1; n <= 22; n += 1) await come(account(idOf(0x100 + n), 'Завод'), 'AccountMerged');
    await come(account(a, 'Завод'), 'AccountOpened');
    expect(await flagged('account')).toHaveLength(5);
  });
});

describe('Leads that look alike', () => {
  const lead = (id: string, personId: string, more: Partial<Parameters<typeof leadAt>[1]> = {}) =>
    leadAt('mql', { id, version: 1, personId, company: 'АО Спрос', ...more });

  it('are open ones of one company, by different people', async () => {
    await come(lead(a, idOf(0x21)), 'LeadReceived');
    await come(lead(b, idOf(0x22), { company: 'Спрос' }), 'LeadReceived');
    await come(lead(c, idOf(0x21)), 'LeadReceived');
    expect((await flagged('lead')).toSorted()).toEqual([
      [a, b, 'same-company'],
      [b, c, 'same-company'],
    ]);
  });

  it('are looked for by the words of the company, among leads', async () => {
    await come(accountWith({ id: a, version: 1, company: 'Большой Завод' }), 'AccountOpened');
    const probes: string[] = [];
    const read: string[] = [];
    const find: typeof index.find = (probe, limit) => {
      probes.push(`${probe.text} ${probe.also.join(' ')} ${String(limit)}`);
      return MemorySearchIndex.prototype.find.call(index, probe, limit);
    };
    const getMany = records.getMany.bind(records);
    records.getMany = (kind, ids) => {
      read.push(...ids);
      return getMany(kind, ids);
    };
    const { company: _none, ...nameless } = lead(b, idOf(0x21));
    for (const record of [
      nameless,
      lead(b, idOf(0x21), { company: '«»' }),
      lead(b, idOf(0x21), { company: 'Завод Большой' }),
    ])
      await flagDuplicates(record, { records, people, index: { find } }, () => contextOf(head));
    expect([probes, read]).toEqual([['завод большой 50'], []]);
    expect(await flagged('lead')).toEqual([]);
  });

  it('are the five newest of many, and no more people are read than it takes to find them', async () => {
    for (let n = 1; n <= 12; n += 1)
      await put(records, { record: lead(idOf(0x200 + n), idOf(0x300 + n)), expected: 'new' });
    for (let n = 1; n <= 12; n += 1)
      await index.put({
        ...{ kind: 'lead', id: idOf(0x200 + n), version: 1 },
        terms: [{ field: 'company', text: 'спрос' }],
        words: ' спрос',
      });
    let read = 0;
    const get = records.get.bind(records);
    records.get = (kind, id) => {
      if (kind === 'person') read += 1;
      return get(kind, id);
    };
    await flagDuplicates(lead(idOf(0x299), idOf(0x399)), { records, people, index }, () => contextOf(head));
    const others = (await flagged('lead')).map(([one, other]) => (one === idOf(0x299) ? other : one));
    expect(others.toSorted()).toEqual([8, 9, 10, 11, 12].map((n) => idOf(0x200 + n)));
    expect(read).toBeLessThanOrEqual(10);
  });

  it('are not those whose company only begins alike, nor closed ones that were there before', async () => {
    await come(lead(a, idOf(0x21), { company: 'Спрос и Ко' }), 'LeadReceived');
    await come(leadAt('rejected', { id: b, version: 1, personId: idOf(0x22), company: 'Спрос' }), 'LeadReceived');
    await come(lead(c, idOf(0x23), { company: 'Спрос' }), 'LeadReceived');
    expect(await flagged('lead')).toEqual([]);
  });

  it('are not closed ones, nor those of one person under two names', async () => {
    await put(
      records,
      { record: personWith({ id: idOf(0x21), version: 1, aliases: [idOf(0x22)] }), expected: 'new' },
      { record: personWith({ id: idOf(0x22), version: 1, mergedInto: idOf(0x21) }), expected: 'new' },
    );
    await come(lead(a, idOf(0x21)), 'LeadReceived');
    await come(lead(b, idOf(0x22)), 'LeadReceived');
    await come(leadAt('rejected', { id: c, version: 1, personId: idOf(0x23), company: 'АО Спрос' }), 'LeadEdited');
    await come(lead(idOf(0x14), idOf(0x24), { company: 'АО Спрос-2' }), 'LeadReceived');
    expect(await flagged('lead')).toEqual([]);
    await come(
      leadAt('rejected', { id: idOf(0x15), version: 1, personId: idOf(0x25), company: 'Спрос' }),
      'LeadReceived',
    );
    expect(await flagged('lead')).toEqual([]);
  });
});

describe('Persons that look alike', () => {
  const person = (id: string, more: Partial<Parameters<typeof personWith>[0]> = {}) =>
    personWith({ id, version: 1, accountId: idOf(0x31), ...more });
  beforeEach(() =>
    put(
      records,
      { record: accountWith({ id: idOf(0x31), version: 1, aliases: [idOf(0x32)] }), expected: 'new' },
      { record: accountWith({ id: idOf(0x32), version: 1, mergedInto: idOf(0x31) }), expected: 'new' },
    ),
  );

  it('have one name at one account, or at what was merged with it', async () => {
    await come(person(a), 'PersonAppeared', 'Пётр  Фёдоров');
    await come(person(b, { accountId: idOf(0x32) }), 'PersonAppeared', 'петр федоров');
    await come(person(c), 'PersonAppeared', 'Пётр Иванов');
    await come(person(idOf(0x14), { accountId: idOf(0x33) }), 'PersonAppeared', 'Пётр Фёдоров');
    expect(await flagged('person')).toEqual([[a, b, 'same-name']]);
  });

  it('are not nameless ones, aliases, or people of no account', async () => {
    await come(person(a), 'PersonAppeared');
    await come(person(b), 'PersonAppeared');
    await come(person(c, { mergedInto: a }), 'PersonAppeared', 'Пётр');
    await come(person(idOf(0x14)), 'PersonEdited', 'Пётр');
    await come(personWith({ id: idOf(0x15), version: 1 }), 'PersonAppeared', 'Пётр');
    expect(await flagged('person')).toEqual([]);
  });
});

describe('A suspicion', () => {
  const context = contextOf(anna, monday);
  const found = suspicion('account', [b, a], 'same-name', context);

  it('is of a pair, whichever comes first', () => {
    expect(found.duplicate).toEqual({
      kind: 'duplicate',
      id: duplicateId('account', [a, b]),
      version: 1,
      of: 'account',
      ids: [a, b],
      why: 'same-name',
      foundAt: monday,
      state: { name: 'open' },
    });
    expect(factsOf(found.plan)).toEqual([
      { type: 'DuplicateFound', data: { of: 'account', ids: [a, b], why: 'same-name' } },
    ]);
    expect(suspicion('account', [a, b], 'same-name', context).duplicate).toEqual(found.duplicate);
    expect(duplicateId('lead', [a, b])).not.toBe(found.duplicate.id);
    expect(duplicateId('account', [a, b])).toBe('07152322-3c35-5ba4-808c-08feefed70eb');
  });

  it('is settled once', () => {
    const at = daysAfter(monday, 1);
    const plan = settle(found.duplicate, 'merged', { ...context, at });
    const by = { kind: 'staff', id: anna.id };
    const [settled] = recordsOf('duplicate', plan);
    expect(settled).toEqual({ ...found.duplicate, version: 2, state: { name: 'merged', at, by } });
    expect(factsOf(plan)).toEqual([{ type: 'DuplicateSettled', data: { as: 'merged' } }]);
    expect(settle(settled, 'merged', context).changes).toEqual([]);
    expect(recordsOf('duplicate', settle(settled, 'different', context))).toMatchObject([
      { version: 3, state: { name: 'different' } },
    ]);
    expect(settle(undefined, 'merged', context).changes).toEqual([]);
  });

  it('stands on the cards of both while it is open, the newest first', async () => {
    const later = suspicion('account', [a, c], 'same-inn', { at: daysAfter(monday, 1) });
    await put(records, ...found.plan.changes, ...later.plan.changes);
    expect(await suspicionsOf(a, records)).toEqual([
      { id: later.duplicate.id, with: c, why: 'same-inn', foundAt: daysAfter(monday, 1) },
      { id: found.duplicate.id, with: b, why: 'same-name', foundAt: monday },
    ]);
    expect(await suspicionsOf(b, records)).toEqual([
      { id: found.duplicate.id, with: a, why: 'same-name', foundAt: monday },
    ]);
    await put(records, ...settle(found.duplicate, 'different', context).changes);
    expect(await suspicionsOf(b, records)).toEqual([]);
  });

  it('is all of this and nothing more', () => {
    const shape = { schema: Duplicate, whole: found.duplicate };
    expectWhole(shape);
    expectNeeded(shape, Object.keys(found.duplicate));
    expectOneOf(shape, 'kind', ['duplicate']);
    expectOneOf(shape, 'of', ['lead', 'person', 'account']);
    expectOneOf(shape, 'why', ['same-name', 'same-inn', 'same-company', 'contacts-of-two-people']);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'ids', [[a], [a, 'b']]);
    for (const name of ['different', 'merged'] as const)
      expectWhole({
        schema: Duplicate,
        whole: { ...found.duplicate, state: { name, at: monday, by: { kind: 'staff' } } },
      });
  });
});
