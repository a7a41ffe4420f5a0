import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import type { FoundBy, Term } from '../../shared/domain/search/found-by.ts';
import type { Probe } from '../../shared/domain/search/probes.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('what records are found by, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const named = (id: string, version: number, ...texts: string[]): FoundBy => ({
    kind: 'lead',
    id,
    version,
    terms: texts.map((text): Term => ({ field: 'company', text })),
    words: texts.map((text) => ` ${text}`).join(''),
  });
  const word = (text: string, ...also: string[]): Probe => ({ shelf: 'word', text, also });
  const found = async (probe: Probe, limit = 100): Promise<string[]> =>
    (await store.index.find(probe, limit)).map(({ id }) => id);

  it('is the beginning of any of their terms, exact ones first', async () => {
    const [exact, longer, other] = [v7(), v7(), v7()];
    await store.index.put(named(longer, 1, 'тягач', 'прицепы'));
    await store.index.put(named(exact, 1, 'прицеп'));
    await store.index.put(named(other, 1, 'припой'));
    expect(await store.index.find(word('прицеп'), 100)).toEqual([
      { kind: 'lead', id: exact, field: 'company', text: 'прицеп' },
      { kind: 'lead', id: longer, field: 'company', text: 'прицепы' },
    ]);
    expect(await found(word('при'))).toEqual([other, exact, longer]);
    expect(await found(word('тягач'))).toEqual([longer]);
    expect(await found(word('тягача'))).toEqual([]);
  });

  it('is of one shelf, company and person together, everything else apart', async () => {
    const id = v7();
    const fields = {
      company: 'щит',
      name: 'щукин',
      phone: '76543',
      email: 'щ@x',
      'tax-id': '7654',
      number: '76',
      id: '765432',
    };
    const terms = Object.entries(fields).map(([field, text]) => ({ field, text }) as Term); // the fields' own names
    await store.index.put({ kind: 'deal', id, version: 1, terms, words: ' щит щукин' });
    const fieldsOf = async (shelf: Probe['shelf'], text: string): Promise<string[]> =>
      (await store.index.find({ shelf, text, also: [] }, 9)).map(({ field }) => field);
    expect([
      await fieldsOf('word', 'щит'),
      await fieldsOf('word', 'щук'),
      await fieldsOf('phone', '7654'),
      await fieldsOf('email', 'щ@x'),
      await fieldsOf('tax-id', '7654'),
      await fieldsOf('number', '76'),
      await fieldsOf('id', '765432'),
    ]).toEqual([['company'], ['name'], ['phone'], ['email'], ['tax-id'], ['number'], ['id']]);
  });

  it('is narrowed by the other words, at the beginning of theirs', async () => {
    const [north, south] = [v7(), v7()];
    await store.index.put(named(north, 1, 'кабель', 'северный'));
    await store.index.put(named(south, 1, 'кабель', 'южный'));
    expect(await found(word('кабель', 'сев'))).toEqual([north]);
    expect(await found(word('кабель', 'верный'))).toEqual([]);
    expect(await found(word('кабель', 'юж', 'каб'))).toEqual([south]);
    expect(await found(word('кабель', 'северныйы'))).toEqual([]);
  });

  it('is found by a rare word beside one that more records have than are looked at, and by two of those', async () => {
    const common = Array.from({ length: 1100 }, () => named(v7(), 1, 'заводской', 'участок'));
    const rare = named(v7(), 1, 'яхонт', 'яшма', 'заводской');
    const both = named(v7(), 1, 'заводской', 'участковый');
    const latin = named(v7(), 1, 'заводской', 'abb');
    await Promise.all([...common, rare, both, latin].map((each) => store.index.put(each)));
    expect([...new Set(await found(word('заводской', 'яхонт')))]).toEqual([rare.id]);
    expect([...new Set(await found(word('заводской', 'ях', 'яшма')))]).toEqual([rare.id]);
    expect([...new Set(await found(word('заводской', 'участковый')))]).toEqual([both.id]);
    expect(await found(word('заводской', 'авв'))).toEqual([latin.id]);
    expect(await found(word('заводской', 'участок'), 1200)).toHaveLength(1100);
  });

  it('is narrowed by words of either alphabet, where one could have been meant', async () => {
    const id = v7();
    await store.index.put({ ...named(id, 1, 'мотор', 'авв', 'abb'), words: ' мотор авв abb' });
    expect(await found(word('мотор', 'abb'))).toEqual([id]);
    expect(await found(word('мотор', 'авв'))).toEqual([id]);
    expect(await found(word('мотор', 'авг'))).toEqual([]);
  });

  it('is what the newest version says: terms it no longer has find nothing, and an older one changes nothing', async () => {
    const id = v7();
    await store.index.put(named(id, 2, 'насос', 'вентиль'));
    await store.index.put(named(id, 3, 'насос', 'фланец'));
    await store.index.put(named(id, 1, 'муфта'));
    await store.index.put(named(id, 3, 'насос', 'фланец'));
    expect(await Promise.all(['насос', 'вентиль', 'фланец', 'муфта'].map((text) => found(word(text))))).toEqual([
      [id],
      [],
      [id],
      [],
    ]);
    await store.index.put(named(id, 4));
    expect(await found(word('насос'))).toEqual([]);
    await store.index.put(named(id, 5, 'вентиль'));
    expect(await found(word('вентиль'))).toEqual([id]);
  });

  it('is that of the newest of versions put at once, in whatever order they land', async () => {
    const ids = Array.from({ length: 5 }, () => v7());
    const versions = [3, 1, 4, 2, 5];
    await Promise.all(ids.flatMap((id) => versions.map((n) => store.index.put(named(id, n, `клапан${String(n)}`)))));
    const hits = await Promise.all(versions.map((n) => found(word(`клапан${String(n)}`))));
    expect(hits.map(({ length }) => length)).toEqual([0, 0, 0, 0, 5]);
  });

  it('is at most as many as asked for', async () => {
    for (const n of [1, 2, 3, 4]) await store.index.put(named(v7(), 1, `редуктор${String(n)}`));
    expect(await found(word('редуктор'), 3)).toHaveLength(3);
    expect(await found(word('редуктор', 'ред'), 3)).toHaveLength(3);
  });

  it('may be of many terms, and have signs that keys are made of', async () => {
    const id = v7();
    const many = Array.from({ length: 40 }, (_, n) => `гайка${String(n)}`);
    await store.index.put(named(id, 1, ...many, 'а#б/в'));
    expect(await store.index.find(word('а#б'), 9)).toEqual([{ kind: 'lead', id, field: 'company', text: 'а#б/в' }]);
    expect(await found(word('гайка39'))).toEqual([id]);
  });
});
