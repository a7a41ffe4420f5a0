import { describe, expect, it } from '@jest/globals';
import { productsListed } from '../../../../shared/domain/products/lists.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { productWith } from '../../../support/domain/products.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const product = productWith({ code: 'FC-7.5', title: { en: 'Drive', ru: 'Ёмкий  привод' } });
const { id } = product;

describe('A product in the lists', () => {
  it('is among those sold by its code and by its title, and in its group by its code', () => {
    expect(placesOf(product)).toEqual({
      card: {},
      board: { of: 'products/active', sort: `fc-7.5/${id}` },
      owner: { of: 'products/active', sort: `product/емкий привод/${id}` },
      parent: { of: 'products/active/drives', sort: `product/fc-7.5/${id}` },
    });
  });

  it('is apart when it is no longer sold, and nowhere when its import was taken back', () => {
    const { board, owner, parent } = placesOf({ ...product, active: false });
    expect([board?.of, owner?.of, parent?.of]).toEqual([
      ...['products/inactive', 'products/inactive', 'products/inactive/drives'],
    ]);
    expect(placesOf({ ...product, undone: true })).toEqual({ card: {} });
  });
});

describe('The list of products', () => {
  it('is asked for by group, by code and by title', () => {
    expect(productsListed({ active: true })).toEqual({ index: 'board', of: 'products/active', begins: '' });
    expect(productsListed({ active: false, code: ' FC' })).toEqual({
      index: 'board',
      of: 'products/inactive',
      begins: 'fc',
    });
    expect(productsListed({ active: true, group: 'drives', code: 'FC' })).toEqual({
      index: 'parent',
      of: 'products/active/drives',
      kind: 'product',
      begins: 'fc',
    });
    expect(productsListed({ active: true, title: 'Ёмкий' })).toEqual({
      index: 'owner',
      of: 'products/active',
      kind: 'product',
      begins: 'емкий',
    });
  });

  it('holds what is asked for, in order', async () => {
    const of = (slug: string, code: string, ru: string, group = 'drives', active = true) =>
      productWith({ slug, code, title: { en: ru, ru }, group, active });
    const store = await storeOf(
      new ToldClock(),
      of('a', 'FC-45', 'Привод большой'),
      of('b', 'FC-7', 'Привод малый'),
      of('c', 'CT-8', 'Контроллер', 'controllers'),
      of('d', 'FC-1', 'Привод старый', 'drives', false),
    );
    const listed = async (asked: Partial<Parameters<typeof productsListed>[0]>) => {
      const { items } = await store.list(productsListed({ active: true, ...asked }));
      const products = await Promise.all(items.map((item) => store.get('product', item.id)));
      return products.map((each) => each?.slug).join('');
    };
    expect(await listed({})).toBe('cab');
    expect(await listed({ code: 'fc' })).toBe('ab');
    expect(await listed({ group: 'drives', code: 'FC-7' })).toBe('b');
    expect(await listed({ group: 'controllers' })).toBe('c');
    expect(await listed({ title: 'привод' })).toBe('ab');
    expect(await listed({ title: 'Привод м' })).toBe('b');
    expect(await listed({ active: false })).toBe('d');
    expect(await listed({ active: false, title: 'привод' })).toBe('d');
  });
});
