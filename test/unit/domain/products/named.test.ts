import { describe, expect, it } from '@jest/globals';
import { knowing, naming, productsCalled } from '../../../../shared/domain/products/named.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, register } from '../../../support/domain/contexts.ts';
import { productWith } from '../../../support/domain/products.ts';
import { stock, storeOf, ToldClock } from '../../../support/domain/stores.ts';
import type { Product } from '../../../../shared/domain/products/product.ts';

const { products: _all, ...context } = contextOf(anna);

async function storeWith(...products: readonly Product[]) {
  const store = await storeOf(new ToldClock());
  await stock(store, products);
  return store;
}

const slugs = (products: readonly Product[]): string[] => products.map(({ slug }) => slug).sort();

describe('What is known of products', () => {
  it('is of those that lines name, each once, in one reading', async () => {
    const store = await storeWith(...register);
    const readings: (readonly string[])[] = [];
    const getMany = store.getMany.bind(store);
    store.getMany = (kind, ids) => {
      readings.push(ids);
      return getMany(kind, ids);
    };
    const lines = [{ product: 'cabinet' }, { product: 'Cabinet ' }, { product: 'line' }, {}, { product: 'unheard of' }];
    const known = await knowing(lines, store, context);
    expect(known).toMatchObject(context);
    expect(slugs(known.products)).toEqual(['cabinet', 'line']);
    expect(readings.map((ids) => ids.length)).toEqual([3]);
    expect((await knowing([{}], store, context)).products).toEqual([]);
    expect(readings).toHaveLength(1);
  });

  it('is nothing of one whose import was taken back', async () => {
    const store = await storeOf(new ToldClock(), productWith({ slug: 'gone', undone: true }));
    expect((await knowing([{ product: 'gone' }], store, context)).products).toEqual([]);
    expect((await naming([{ product: 'gone' }], store, context)).products).toEqual([]);
  });
});

describe('A product that came with a file', () => {
  const came = productWith({ slug: 'came', importId: idOf(1), importRow: 2 });

  it('is marked once something names it, and no second time', async () => {
    const own = productWith({ slug: 'own', code: 'own' });
    const store = await storeWith(came, own);
    const lines = [{ product: 'came' }, { product: 'own' }];
    expect((await naming(lines, store, context)).products).toEqual([came, own]);
    expect(await store.get('product', came.id)).toEqual({ ...came, version: 2, named: true });
    expect(await store.get('product', own.id)).toEqual(own);
    expect((await naming(lines, store, context)).products).toHaveLength(2);
    expect((await store.get('product', came.id))?.version).toBe(2);
    expect(store.facts).toEqual([]);
  });

  it('is not looked at again where it was marked, nor is one that needs no mark', async () => {
    const found = [productWith({ slug: 'own' }), { ...came, named: true }];
    const store = await storeWith();
    store.getMany = (() => Promise.resolve(found)) as typeof store.getMany;
    store.get = () => Promise.reject(new Error('looked at again'));
    await expect(naming([{ product: 'own' }, { product: 'came' }], store, context)).resolves.toMatchObject({
      products: found,
    });
  });

  it('is not marked by who only looks', async () => {
    const store = await storeWith(came);
    await knowing([{ product: 'came' }], store, context);
    expect(await store.get('product', came.id)).toEqual(came);
  });

  it.each<[string, Product]>([
    ['was marked', { ...came, version: 5, named: true }],
    ['was taken back', { ...came, version: 5, undone: true }],
    ['was kept', productWith({ slug: 'came', version: 5 })],
  ])('that %s meanwhile is left alone', async (_what, meanwhile) => {
    const store = await storeOf(new ToldClock(), meanwhile);
    store.getMany = (() => Promise.resolve([came])) as typeof store.getMany; // as it was read
    await naming([{ product: 'came' }], store, context);
    expect(await store.get('product', came.id)).toEqual(meanwhile);
  });
});

describe('A product a request calls', () => {
  it.each([
    ['its slug', ' DRIVE-45 '],
    ['its Russian title', 'преобразователь  частоты 45 кВт'],
    ['its English title', 'Frequency converter 45 kW'],
  ])('is known by %s', async (_what, product) => {
    expect(slugs(await productsCalled({ product }, await storeWith(...register)))).toEqual(['drive-45']);
  });

  it('is none where nobody sells it, where none is called, and where the group is told', async () => {
    const store = await storeWith(...register);
    expect(await productsCalled({ product: 'a pump' }, store)).toEqual([]);
    expect(await productsCalled({}, store)).toEqual([]);
    expect(await productsCalled({ product: 'drive-45', productGroup: 'pumps' }, store)).toEqual([]);
  });

  it('is none of those that were taken back', async () => {
    const store = await storeOf(new ToldClock(), productWith({ slug: 'gone', undone: true }));
    expect(await productsCalled({ product: 'gone' }, store)).toEqual([]);
  });
});
