import { describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import { audienceId, partId } from '../../../../shared/domain/audiences/exported-audience.ts';
import { exportChanges, wholeAudience } from '../../../../shared/domain/audiences/export-audience.ts';
import { lineOf } from '../../../../shared/domain/audiences/platforms.ts';
import type { Contacts } from '../../../../shared/domain/people/people.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { StaleVersion } from '../../../../shared/domain/records/errors.ts';
import { remove } from '../../../../shared/domain/records/plan.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { marketer } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, personWith } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const consents = { advertising: { textVersion: 'v1', at: monday, evidenceId: idOf(0xed) } };
const digest = (text: string): string => `#${text}`;
const personOf = (n: number, fields: Partial<Person> = {}): Person =>
  personWith({ id: idOf(0x20_000 + n), version: 1, consents, ...fields });
const leadOf = (n: number, personId = idOf(0x20_000 + n)) => leadAt('parked', { id: idOf(0x10_000 + n), personId });
const contactsOf = (n: number): Contacts => ({ email: `p${String(n).padStart(3, '0')}@customer.example` });
const lineOfPerson = (n: number): string => lineOf(contactsOf(n), 'yandex', digest) ?? '';
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** A basket with so many people, each with a consent to advertising. */
async function basketOf(count: number) {
  const clock = new ToldClock();
  const store = await storeOf(clock);
  const people = new MemoryPeople(clock);
  const add = async (n: number, person: Partial<Person> = {}, contacts = contactsOf(n)): Promise<void> => {
    await put(store, { record: personOf(n, person), expected: 'new' }, { record: leadOf(n), expected: 'new' });
    await people.put([{ kind: 'contacts', of: idOf(0x20_000 + n), id: idOf(0x20_000 + n), value: contacts }]);
  };
  for (const n of range(0, count)) await add(n);
  const stores = { records: store, people, digest };
  const context = contextOf(marketer);
  const asked = { basket: 'needs', format: 'yandex' } as const;
  return {
    store,
    people,
    add,
    change: (n: number, person: Partial<Person>) =>
      put(store, { record: personOf(n, { version: 2, ...person }), expected: 1 }),
    whole: () => wholeAudience(asked, stores),
    export: (again = false) => exportChanges({ ...asked, again }, stores, context),
    kept: () => [...people.items.values()].filter(({ kind }) => kind === 'audience').map(({ id }) => id),
    audience: () => store.get('audience', audienceId('needs', 'yandex')),
  };
}

describe('The audience of a basket', () => {
  it('is everybody in it with a consent to advertising, each once, hashed', async () => {
    const basket = await basketOf(100);
    await basket.add(100, { consents: {} });
    await basket.add(101, { consents: { marketing: consents.advertising } });
    await basket.add(102, {}, { name: 'Иван' });
    await put(basket.store, { record: leadOf(200, personOf(7).id), expected: 'new' }); // a second request of one person
    expect(await basket.whole()).toEqual({ ok: true, lines: range(0, 100).map(lineOfPerson) });
  });

  it('has people of deals too, and nobody of another basket or of none', async () => {
    const basket = await basketOf(100);
    for (const n of [300, 301, 302, 303]) await put(basket.store, { record: personOf(n), expected: 'new' });
    for (const n of [300, 301, 302])
      await basket.people.put([{ kind: 'contacts', of: personOf(n).id, id: personOf(n).id, value: contactsOf(n) }]);
    const parked = dealAt('parked').stage;
    const deal = (n: number, fields: Parameters<typeof dealAt>[1]) =>
      put(basket.store, {
        record: dealAt('parked', { id: idOf(n), personId: personOf(n).id, ...fields }),
        expected: 'new',
      });
    await deal(300, { stage: { ...parked, basket: 'needs' } as typeof parked });
    await deal(301, {});
    await deal(302, { stage: dealAt('lost').stage });
    await deal(303, { stage: { ...parked, basket: 'needs' } as typeof parked }); // erased: nobody has their contacts
    const whole = await basket.whole();
    expect(whole.ok && whole.lines.slice(100)).toEqual([lineOfPerson(300)]);
  });

  it('of somebody merged is whom they were merged into, with their consent', async () => {
    const basket = await basketOf(100);
    await put(basket.store, { record: personOf(400), expected: 'new' });
    await basket.people.put([{ kind: 'contacts', of: personOf(400).id, id: personOf(400).id, value: contactsOf(400) }]);
    await basket.change(0, { consents: {}, mergedInto: personOf(400).id });
    await basket.change(1, { mergedInto: personOf(400).id });
    const whole = await basket.whole();
    expect(whole.ok ? whole.lines : whole.refusal.detail).toBe('too small: 99 of 100');
  });

  it('that is too small for the platform is not exported, and says how small it is', async () => {
    const basket = await basketOf(99);
    for (const answer of [await basket.whole(), await basket.export()])
      expect(answer).toMatchObject({
        ok: false,
        refusal: { kind: 'rule', code: 'audience-too-small', detail: 'too small: 99 of 100' },
      });
    expect([await basket.audience(), basket.kept()]).toEqual([undefined, []]);
  });
});

describe('An export', () => {
  it('adds everybody the first time, and then who came and who left', async () => {
    const basket = await basketOf(101);
    expect(await basket.export()).toEqual({ ok: true, added: range(0, 101).map(lineOfPerson), removed: [] });
    await basket.add(500);
    await basket.change(3, { consents: {} });
    expect(await basket.export()).toEqual({ ok: true, added: [lineOfPerson(500)], removed: [lineOfPerson(3)] });
    expect(await basket.export()).toEqual({ ok: true, added: [], removed: [] });
  });

  it('tells who was erased, though nobody knows them any more', async () => {
    const basket = await basketOf(101);
    await basket.export();
    await commitPlan(basket.store, remove(personOf(5)), contextOf(marketer));
    await basket.people.remove([{ kind: 'contacts', of: personOf(5).id, id: personOf(5).id }]);
    expect(await basket.export()).toEqual({ ok: true, added: [], removed: [lineOfPerson(5)] });
  });

  it('tells who left an audience that has become too small, and adds nobody to it', async () => {
    const basket = await basketOf(100);
    await basket.export();
    for (const n of [1, 2, 3]) await basket.change(n, { consents: {} });
    await basket.add(500);
    expect(await basket.export()).toEqual({ ok: true, added: [], removed: [1, 2, 3].map(lineOfPerson) });
    expect(await basket.audience()).toMatchObject({ last: { people: 97 } });
    await basket.add(501);
    expect(await basket.export()).toEqual({ ok: true, added: [], removed: [] });
    await basket.add(502);
    expect(await basket.export()).toEqual({ ok: true, added: [500, 501, 502].map(lineOfPerson), removed: [] });
  });

  it('can be had again when its file was lost, with what has changed meanwhile', async () => {
    const basket = await basketOf(100);
    await basket.export();
    await basket.add(500);
    await basket.export();
    await basket.add(501);
    expect(await basket.export(true)).toEqual({ ok: true, added: [500, 501].map(lineOfPerson), removed: [] });
    expect(await basket.export(true)).toEqual({ ok: true, added: [500, 501].map(lineOfPerson), removed: [] });
    expect(await basket.export()).toEqual({ ok: true, added: [], removed: [] });
  });

  it('can be had again also when it was the first', async () => {
    const basket = await basketOf(100);
    const first = await basket.export();
    expect(await basket.export(true)).toEqual(first);
  });

  it('keeps itself and the one before, and a fact with numbers alone', async () => {
    const basket = await basketOf(100);
    for (const n of [500, 501, 502]) {
      await basket.export();
      await basket.add(n);
    }
    const audience = await basket.audience();
    expect(audience).toMatchObject({
      version: 3,
      last: { people: 102, parts: 1, at: monday },
      before: { people: 101 },
    });
    expect(basket.kept()).toEqual([partId(audience?.before?.id ?? '', 0), partId(audience?.last.id ?? '', 0)]);
    expect(basket.store.facts.filter(({ type }) => type === 'AudienceExported').map(({ data }) => data)).toEqual([
      { basket: 'needs', format: 'yandex', people: 100, added: 100, removed: 0 },
      { basket: 'needs', format: 'yandex', people: 101, added: 1, removed: 0 },
      { basket: 'needs', format: 'yandex', people: 102, added: 1, removed: 0 },
    ]);
    await basket.export(true);
    expect(basket.kept()).toHaveLength(2);
  });

  it('of more people than one file holds is refused, and counts for nothing', async () => {
    const basket = await basketOf(1);
    const getMany = basket.store.getMany.bind(basket.store);
    const many = range(0, 40_001).map((n) => personOf(n));
    basket.store.getMany = (kind, ids) => (kind === 'person' ? Promise.resolve(many as never) : getMany(kind, ids)); // persons of this test
    basket.people.get = ((_kind: string, _of: string, id: string) =>
      Promise.resolve({ email: `${id}@customer.example` })) as never; // contacts of each
    for (const answer of [await basket.whole(), await basket.export()])
      expect(answer).toMatchObject({
        ok: false,
        refusal: { code: 'audience-too-large', detail: 'too large for one file: 40001 of 40000 lines' },
      });
    expect(await basket.audience()).toBeUndefined();
    many.pop();
    expect(await basket.whole()).toMatchObject({ ok: true });
    expect(await basket.export()).toMatchObject({ ok: true });
  });

  it('that another was faster with leaves nothing behind', async () => {
    const basket = await basketOf(100);
    const commit = basket.store.commit.bind(basket.store);
    basket.store.commit = () => Promise.reject(new StaleVersion([]));
    expect(await basket.export()).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', code: 'exported-meanwhile' },
    });
    expect(basket.kept()).toEqual([]);
    basket.store.commit = () => Promise.reject(new Error('throttled'));
    await expect(basket.export()).rejects.toThrow('throttled');
    expect(basket.kept()).toEqual([]);
    basket.store.commit = commit;
    expect(await basket.export()).toMatchObject({ ok: true, removed: [] });
  });
});
