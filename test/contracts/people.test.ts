import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import type { PersonalItem, PersonalRef } from '../../shared/domain/people/people.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('personal data, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const noteOf = (of: string, text = 'called, no answer'): PersonalItem & { kind: 'note' } => ({
    kind: 'note',
    of,
    id: v7(),
    value: { text, at: '2026-03-02T07:00:00.000Z', by: 'anna' },
  });

  const refsOf = (items: readonly PersonalRef[]): PersonalRef[] =>
    items.map(({ kind, of, id }) => ({ kind, of, id })).sort((a, b) => (a.id < b.id ? -1 : 1));
  async function foundBetween(from: string, to: string): Promise<PersonalRef[]> {
    const found: PersonalRef[] = [];
    for await (const page of store.people.putBetween(from, to)) found.push(...page);
    return refsOf(found);
  }

  it('is kept as it was given, by kind, record and id', async () => {
    const [person, lead] = [v7(), v7()];
    const contacts = { name: 'Анна «Примерова» 😀', email: 'anna@example.com', phone: '+74951234567' };
    const submission = { rawBody: '{"name":"x"}\u0000', contentType: 'application/json', message: '' };
    const evidence = { purpose: 'marketing', textVersion: 'v3', at: '2026-03-02T07:00:00.000Z', addressHash: 'ab' };
    const evidenceId = v7();
    await store.people.put([
      { kind: 'contacts', of: person, id: person, value: contacts },
      { kind: 'submission', of: lead, id: lead, value: submission },
      { kind: 'evidence', of: person, id: evidenceId, value: evidence },
    ]);
    expect([
      await store.people.get('contacts', person, person),
      await store.people.get('submission', lead, lead),
      await store.people.get('evidence', person, evidenceId),
    ]).toEqual([contacts, submission, evidence]);
  });

  it('is not there under another kind, record or id', async () => {
    const person = v7();
    await store.people.put([{ kind: 'contacts', of: person, id: person, value: { name: 'Anna' } }]);
    expect([
      await store.people.get('submission', person, person),
      await store.people.get('contacts', v7(), person),
      await store.people.get('contacts', person, v7()),
      await store.people.list('note', person),
      await store.people.list('contacts', v7()),
    ]).toEqual([undefined, undefined, undefined, [], []]);
  });

  it('put again under the same ids replaces what was there, whole', async () => {
    const person = v7();
    await store.people.put([{ kind: 'contacts', of: person, id: person, value: { name: 'Anna', phone: '+7' } }]);
    await store.people.put([{ kind: 'contacts', of: person, id: person, value: { name: 'Anna B.' } }]);
    expect(await store.people.get('contacts', person, person)).toEqual({ name: 'Anna B.' });
  });

  it('of a record is listed by kind, in the order of its ids', async () => {
    const [lead, other] = [v7(), v7()];
    const notes = [noteOf(lead, 'first'), noteOf(lead, 'second'), noteOf(lead, 'third')];
    await store.people.put([
      ...notes.toReversed(),
      noteOf(other),
      { kind: 'contacts', of: lead, id: lead, value: { name: 'x' } },
    ]);
    expect(await store.people.list('note', lead)).toEqual(notes.map(({ id, value }) => ({ id, value })));
  });

  it('is put and listed in any number', async () => {
    const lead = v7();
    const notes = Array.from({ length: 60 }, (_, n) => noteOf(lead, String(n)));
    await store.people.put(notes);
    expect(await store.people.list('note', lead)).toEqual(notes.map(({ id, value }) => ({ id, value })));
    await expect(store.people.put([])).resolves.toBeUndefined();
  });

  it('put within a time is found again, both ends included, and removed', async () => {
    const started = await store.clock.now();
    const before = [noteOf(v7(), 'before')];
    await store.people.put(before);
    store.clock.moveTo(store.clock.ms + 60_000);
    const [of, from] = [v7(), await store.clock.now()];
    const early = [noteOf(of), { kind: 'contacts', of, id: of, value: { name: 'Anna' } } as const];
    await store.people.put(early);
    store.clock.moveTo(store.clock.ms + 1);
    const to = await store.clock.now();
    const late = Array.from({ length: 30 }, (_, n) => noteOf(of, String(n)));
    await store.people.put(late);
    store.clock.moveTo(store.clock.ms + 1);
    await store.people.put([noteOf(of, 'after')]);

    expect(await foundBetween(from, to)).toEqual(refsOf([...early, ...late]));
    expect(await foundBetween(to, to)).toEqual(refsOf(late));
    expect(await foundBetween(started, started)).toEqual(expect.arrayContaining(refsOf(before)));

    await store.people.remove([...early, ...late]);
    expect(await foundBetween(from, to)).toEqual([]);
    expect((await store.people.list('note', of)).map(({ value }) => value.text)).toEqual(['after']);
    await expect(store.people.remove(early)).resolves.toBeUndefined();
  });

  it('of every kind is found again by when it was put', async () => {
    const [of, id] = [v7(), v7()];
    const at = '2026-03-02T07:00:00.000Z';
    const items: PersonalItem[] = [
      { kind: 'contacts', of, id, value: {} },
      { kind: 'evidence', of, id, value: { purpose: 'reply', textVersion: '1', at, addressHash: 'ab' } },
      { kind: 'file-name', of, id, value: { name: 'Чертёж.pdf' } },
      { kind: 'note', of, id, value: { text: 'called', at, by: 'anna' } },
      { kind: 'seen', of, id, value: { by: 'anna', at, kind: 'lead', id } },
      { kind: 'submission', of, id, value: { rawBody: '', contentType: '' } },
    ];
    await store.people.put(items);
    const found = await foundBetween('2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z');
    expect(
      found
        .filter((ref) => ref.of === of)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(items.map(({ kind }) => kind));
  });

  it('is a copy of what was given, and is given as a copy', async () => {
    const person = v7();
    const value = { name: 'Anna' };
    await store.people.put([{ kind: 'contacts', of: person, id: person, value }]);
    value.name = 'changed';
    const copy = await store.people.get('contacts', person, person);
    if (copy) copy.name = 'changed too';
    expect(await store.people.get('contacts', person, person)).toEqual({ name: 'Anna' });
  });
});
