import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { MemorySearchIndex } from '../../../../shared/adapters/memory/search-index.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import type { Contacts } from '../../../../shared/domain/people/people.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { indexRecord } from '../../../../shared/domain/search/index-record.ts';
import type { Searchable } from '../../../../shared/domain/search/found-by.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { search } from '../../../../shared/domain/search/search.ts';
import { anna, boris, director, head, marketer, office, operator, visitor } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const clock = new ToldClock();
let records: MemoryRecords;
let people: MemoryPeople;
let index: MemorySearchIndex;
beforeEach(async () => {
  records = await storeOf(clock);
  people = new MemoryPeople(clock);
  index = new MemorySearchIndex();
});

async function keep(record: Searchable, contacts?: Contacts): Promise<void> {
  await put(records, { record, expected: 'new' });
  const personId =
    record.kind === 'person' ? record.id : record.kind === 'account' ? record.mainPersonId : record.personId;
  if (contacts) await people.put([{ kind: 'contacts', of: personId, id: personId, value: contacts }]);
  await indexRecord({ type: 'LeadEdited', subject: record, version: 1 }, { records, people, index });
}

const found = (typed: string, by: Actor = head) => search(typed, by, { index, records, people }, 'RU');
const named = (kind: string, id: string): string => `${kind} ${Number.parseInt(id.slice(-4), 16).toString(16)}`;
const ids = async (typed: string, by?: Actor): Promise<string[]> =>
  (await found(typed, by)).map(({ kind, id }) => named(kind, id));

const ivan: Contacts = { name: 'Иван Пробный', phone: '+74951234567', email: 'ivan@zavod.example' };
const person = (n: number, more: Partial<Person> = {}): Person => personWith({ id: idOf(n), version: 1, ...more });
const claimed = { version: 1, owner: anna.id, claimedAt: monday };

describe('A search', () => {
  it('answers what was found, by which of its fields, and what to call it', async () => {
    await keep(leadAt('mql', { ...claimed, id: idOf(0xa1), company: 'ООО «Ромашка»' }), ivan);
    expect(await found('ромашка')).toEqual([
      { kind: 'lead', id: idOf(0xa1), title: 'ООО «Ромашка»', matched: 'company' },
    ]);
    expect((await found('45-67')).map(({ matched }) => matched)).toEqual(['phone']);
    expect(await found('никого')).toEqual([]);
    expect(await found('я')).toEqual([]);
  });

  it('puts what is spelled just so first, then accounts, persons, deals and leads, the newest first, each once', async () => {
    const all = { company: 'Завод Завод', version: 1 };
    await keep(leadAt('mql', { ...all, id: idOf(0xa2), owner: anna.id }));
    await keep(leadAt('mql', { ...all, id: idOf(0xa1), owner: anna.id }));
    await keep(leadAt('mql', { ...all, id: idOf(0xa3), company: 'Заводоуправление' }));
    await keep(dealAt('agree-price', { ...all, id: idOf(0xd1) }));
    await keep(accountWith({ ...all, id: idOf(0xc1) }));
    await keep(person(0xb1, { accountId: idOf(0xc1) }), { name: 'Завод' });
    const exact = ['account c1', 'person b1', 'deal d1', 'lead a2', 'lead a1'];
    expect(await ids('завод')).toEqual([...exact, 'lead a3']);
  });

  it('names the narrower of two fields', async () => {
    const order = { number: '456789', on: '2026-03-02' };
    await keep(dealAt('agree-price', { id: idOf(0xd1), version: 1, order }), ivan);
    expect((await found('4567')).map(({ matched }) => matched)).toEqual(['number']);
  });

  it('answers nothing of a record that is not there', async () => {
    const terms = [{ field: 'company', text: 'завод' }] as const;
    await index.put({ kind: 'lead', id: idOf(0xa1), version: 1, words: ' завод', terms });
    expect(await found('завод')).toEqual([]);
  });

  it('reads what was found and the accounts of its persons, each once, and nothing else', async () => {
    await keep(leadAt('mql', { ...claimed, id: idOf(0xa1), company: 'Завод Заводской' }));
    for (const n of [0xb1, 0xb2]) await keep(person(n, { accountId: idOf(0xc1) }), { name: 'Завод' });
    await keep(person(0xb3), { name: 'Завод' });
    const read: string[] = [];
    const getMany: Records['getMany'] = (kind, of) => {
      read.push(...of.map((id) => named(kind, id)));
      return records.getMany(kind, of);
    };
    const get: Records['get'] = (kind, id) => Promise.reject(new Error(`${kind} ${id} is read`));
    await search('завод', head, { index, records: { get, getMany }, people }, 'RU');
    expect(read.toSorted()).toEqual(['account c1', 'lead a1', 'person b1', 'person b2', 'person b3']);
  });

  it('shows the first twenty', async () => {
    for (let n = 1; n <= 25; n += 1) await keep(leadAt('new', { id: idOf(n), version: 1, company: 'Завод' }));
    expect(await ids('завод')).toEqual(Array.from({ length: 20 }, (_, n) => `lead ${(25 - n).toString(16)}`));
  });

  it('calls a private buyer by name, and a record without either by nothing', async () => {
    const { company: _, ...bare } = leadAt('mql', { ...claimed, id: idOf(0xa1) });
    await keep(bare, ivan);
    const { company: _c, ...nameless } = leadAt('mql', { ...claimed, id: idOf(0xa2), personId: idOf(0xb2) });
    await keep(nameless, { phone: '+74951239999' });
    const { company: _a, ...privately } = accountWith({ version: 1, id: idOf(0xc1), mainPersonId: bare.personId });
    await keep(privately, ivan);
    expect((await found('пробный')).map(({ title }) => title)).toEqual(['Иван Пробный', 'Иван Пробный']);
    expect(await found('9999')).toEqual([{ kind: 'lead', id: idOf(0xa2), matched: 'phone' }]);
  });
});

describe('Of what is found, a person sees', () => {
  const everybody = { anna, boris, head, marketer, office, director, operator, visitor };
  const whoFinds = async (typed: string): Promise<string[]> => {
    const all = await Promise.all(
      Object.entries(everybody).map(async ([name, by]) => ((await found(typed, by)).length > 0 ? [name] : [])),
    );
    return all.flat();
  };

  it('leads they may read, and by a contact only those whose contacts they may read', async () => {
    await keep(leadAt('mql', { ...claimed, id: idOf(0xa1), company: 'Завод' }), ivan);
    expect(await whoFinds('завод')).toEqual(['anna', 'head', 'marketer', 'director']);
    expect(await whoFinds('иван')).toEqual(['anna', 'head', 'marketer', 'director']);
    expect(await whoFinds('+7 495 123-45-67')).toEqual(['anna', 'head', 'director']);
    expect(await whoFinds('ivan@zavod.example')).toEqual(['anna', 'head', 'director']);
  });

  it('nobody’s contact before the claim, and no contact in a title', async () => {
    const { claimedAt: _a, owner: _o, ...free } = leadAt('new', { id: idOf(0xa1), version: 1 });
    await keep({ ...free, company: 'Завод 8 495 123-45-67' }, ivan);
    for (const typed of ['4567', '123-45-67', '495', 'ivan@zavod.example']) expect(await whoFinds(typed)).toEqual([]);
    expect((await found('завод')).map(({ title }) => title)).toEqual(['Завод •••']);
  });

  it('deals, and their contacts, as far as they may', async () => {
    await keep(dealAt('agree-price', { id: idOf(0xd1), version: 1, owner: anna.id, company: 'Завод' }), ivan);
    expect(await whoFinds('завод')).toEqual(['anna', 'head', 'marketer', 'office', 'director']);
    expect(await whoFinds('4567')).toEqual(['anna', 'head', 'office', 'director']);
  });

  it('a contact in the company of a deal or an account only where they may read contacts', async () => {
    const written = { version: 1, owner: anna.id, company: 'Завод 8 495 123-45-67' };
    await keep(dealAt('agree-price', { ...written, id: idOf(0xd1) }));
    await keep(accountWith({ ...written, id: idOf(0xc1) }));
    const titlesFor = async (by: Actor) => (await found('завод', by)).map(({ title }) => title);
    expect(await titlesFor(anna)).toEqual([written.company, written.company]);
    expect(await titlesFor(marketer)).toEqual(['Завод •••', 'Завод •••']);
  });

  it('a private buyer’s name only who may read contacts', async () => {
    const { company: _, ...privately } = accountWith({ id: idOf(0xc1), version: 1, owner: anna.id });
    await keep({ ...privately, taxId: '500100732259' }, ivan);
    const titleFor = async (by: Actor) => (await found('500100732259', by)).map(({ title }) => title);
    expect([await titleFor(anna), await titleFor(marketer)]).toEqual([['Иван Пробный'], [undefined]]);
  });

  it('accounts of theirs or nobody’s, by a person only who may read contacts', async () => {
    await keep(accountWith({ id: idOf(0xc1), version: 1, owner: anna.id, company: 'Завод' }), ivan);
    expect(await whoFinds('завод')).toEqual(['anna', 'head', 'marketer', 'office', 'director']);
    for (const typed of ['иван', '4567', 'ivan@zavod.example'])
      expect(await whoFinds(typed)).toEqual(['anna', 'head', 'office', 'director']);
  });

  it('persons of their accounts', async () => {
    await put(records, { record: accountWith({ id: idOf(0xc1), version: 1, owner: anna.id }), expected: 'new' });
    await keep(person(0xb1, { accountId: idOf(0xc1) }), ivan);
    expect(await whoFinds('иван')).toEqual(['anna', 'head', 'office', 'director']);
    await keep(person(0xb2), { name: 'Ольга' });
    expect(await whoFinds('ольга')).toEqual([]); // she has only asked
  });

  it('a person by name, as long as it is known, where the account is theirs', async () => {
    const accounts = [
      accountWith({ id: idOf(0xc1), owner: anna.id }),
      accountWith({ id: idOf(0xc2), owner: boris.id }),
    ];
    for (const account of accounts) await put(records, { record: { ...account, version: 1 }, expected: 'new' });
    await keep(person(0xb1, { accountId: idOf(0xc1) }), ivan);
    await keep(person(0xb2, { accountId: idOf(0xc2) }), ivan);
    await keep(person(0xb3, { accountId: idOf(0xc2) }));
    const hers = { kind: 'person', id: idOf(0xb1), title: 'Иван Пробный', matched: 'name' };
    expect(await found('иван', anna)).toEqual([hers]);
    expect(await ids('иван', boris)).toEqual(['person b2']);
    expect(await found('000000b3', boris)).toEqual([{ kind: 'person', id: idOf(0xb3), matched: 'id' }]);
  });
});

describe('A fact about a record', () => {
  it('makes it findable by what it is by now, and waits for a record that is older', async () => {
    await keep(leadAt('mql', { ...claimed, id: idOf(0xa1), company: 'Завод' }));
    const after = leadAt('mql', { ...claimed, id: idOf(0xa1), company: 'Фабрика', version: 2 });
    await put(records, { record: after, expected: 1 });
    await indexRecord({ type: 'LeadEdited', subject: after, version: 2 }, { records, people, index });
    expect([await ids('завод'), await ids('фабрика')]).toEqual([[], ['lead a1']]);
    const later = indexRecord({ type: 'LeadEdited', subject: after, version: 3 }, { records, people, index });
    await expect(later).rejects.toMatchObject({ name: 'NotYetVisible' });
    const unknown = indexRecord(
      { type: 'LeadEdited', subject: { kind: 'deal', id: idOf(1) }, version: 1 },
      { records, people, index },
    );
    await expect(unknown).rejects.toMatchObject({
      name: 'NotYetVisible',
      message: `deal ${idOf(1)} is not at version 1 yet`,
    });
  });

  it('of a kind nobody searches for changes nothing', async () => {
    const task = { type: 'TaskAdded', subject: { kind: 'task', id: idOf(1) }, version: 1 };
    await expect(indexRecord(task, { records, people, index })).resolves.toBeUndefined();
  });
});
