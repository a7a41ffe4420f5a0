import { describe, expect, it } from '@jest/globals';
import { editProduct, type ProductChanges } from '../../../../shared/domain/products/edit-product.ts';
import { heldBy } from '../../../../shared/domain/products/keys.ts';
import { naming } from '../../../../shared/domain/products/named.ts';
import { mostEdits, type Product, productId } from '../../../../shared/domain/products/product.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { anna, operator } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { csvOf } from '../../../support/domain/csv.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { allOf, done, imported, type Plant, plantWith, sent, undone } from '../../../support/domain/imports.ts';
import { productWith } from '../../../support/domain/products.ts';
import { stock } from '../../../support/domain/stores.ts';

const products = { kind: 'products' } as const;
const known = productWith({
  slug: 'fc-45',
  code: 'FC-45',
  title: { en: 'Converter', ru: 'Преобразователь' },
  marginPercent: 30,
});
const pump = { code: 'P-1', title: 'Насос', group: 'drives' };

async function plantSelling(...those: readonly Product[]): Promise<Plant> {
  const plant = await plantWith();
  await stock(plant.records, those);
  return plant;
}

const slugged = async ({ records }: Plant, slug: string) => records.get('product', productId(slug));
const claimed = ({ records }: Plant): string[] => records.claims.map(({ key }) => key).sort();

async function edits({ records }: Plant, slug: string, changes: ProductChanges): Promise<void> {
  const before = (await records.get('product', productId(slug))) as Product;
  const held = await heldBy([before, { ...before, ...changes } as Product], records);
  const context = contextOf(operator);
  await commitPlan(records, accepted(editProduct(before, changes, held, context)).plan, context);
}

describe('An import of products that is taken back', () => {
  it('takes what it added out of the register, with the keys it held', async () => {
    const plant = await plantSelling(known);
    const before = claimed(plant);
    const { id } = await imported(plant, csvOf(pump), products);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(await slugged(plant, 'p-1')).toMatchObject({ version: 2, undone: true });
    expect(claimed(plant)).toEqual(before);
    expect(plant.records.facts.findLast(({ type }) => type === 'RecordRemoved')).toMatchObject({
      origin: 'import',
      subject: { kind: 'product', id: productId('p-1') },
      version: 2,
      data: { importId: id },
    });
  });

  it('may come again, and be taken back again', async () => {
    const plant = await plantSelling();
    const first = await imported(plant, csvOf(pump), products);
    await undone(plant, first.id);
    const second = await imported(plant, csvOf({ ...pump, price: '5' }), products);
    expect(second.rows).toEqual({ imported: 1, unchanged: 0, rejected: 0 });
    expect(await slugged(plant, 'p-1')).toEqual({
      ...{
        kind: 'product',
        id: productId('p-1'),
        version: 3,
        slug: 'p-1',
        code: 'P-1',
        group: 'drives',
        of: 'catalogue',
      },
      ...{ title: { en: 'Насос', ru: 'Насос' }, pyramidStep: 2, listPrice: rubles(500), active: true },
      ...{ importId: second.id, importRow: 2 },
    });
    expect((await undone(plant, second.id)).undone).toEqual({ removed: 1, kept: 0 });
    expect((await undone(plant, first.id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(claimed(plant)).toEqual([]);
  });

  it('puts back what it changed, and takes away what was not there', async () => {
    const plant = await plantSelling(known);
    const before = claimed(plant);
    const row = { code: 'FC-45', title: 'Новый', price: '5', unit: 'м', marginPercent: '1' };
    const { id } = await imported(plant, csvOf(row), products);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(await slugged(plant, 'fc-45')).toEqual({ ...known, version: 3 });
    expect(claimed(plant)).toEqual(before);
    expect(plant.records.facts.findLast(({ type }) => type === 'ProductEdited')?.data).toEqual({
      fields: ['title', 'unit', 'listPrice', 'marginPercent'],
    });
  });

  it('puts back what each of several changed, in any order, as long as it stands', async () => {
    const plant = await plantSelling(known);
    const prices = await imported(plant, csvOf({ code: 'FC-45', price: '5' }), products);
    const units = await imported(plant, csvOf({ code: 'FC-45', unit: 'м' }), products);
    const later = await imported(plant, csvOf({ code: 'FC-45', price: '6' }), products);
    expect((await undone(plant, prices.id)).undone).toEqual({ removed: 0, kept: 1 });
    expect((await undone(plant, units.id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(await slugged(plant, 'fc-45')).toMatchObject({ listPrice: rubles(600), edits: [{ importId: later.id }] });
    expect((await undone(plant, later.id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(await slugged(plant, 'fc-45')).toEqual({ ...known, version: 7, listPrice: rubles(500) });
  });

  it('leaves what was changed since by hand, says so, and is no longer of the import', async () => {
    const plant = await plantSelling(known);
    const { id } = await imported(plant, csvOf({ code: 'FC-45', unit: 'м', price: '5' }), products);
    await edits(plant, 'fc-45', { unit: 'кг' });
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 1 });
    expect(await slugged(plant, 'fc-45')).toEqual({ ...known, version: 4, unit: 'кг', listPrice: rubles(500) });
    expect(plant.records.facts.find(({ type }) => type === 'RecordKept')).toMatchObject({
      subject: { kind: 'product', id: known.id },
      data: { importId: id },
    });
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 1 });
  });

  it('puts back its own fields where somebody changed others', async () => {
    const plant = await plantSelling(known);
    const { id } = await imported(plant, csvOf({ code: 'FC-45', price: '5' }), products);
    await edits(plant, 'fc-45', { unit: 'кг' });
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(await slugged(plant, 'fc-45')).toEqual({ ...known, version: 4, unit: 'кг' });
  });

  it('keeps what a deal or a quote names by now', async () => {
    const plant = await plantSelling();
    const { id } = await imported(plant, csvOf(pump), products);
    await naming([{ product: 'P-1' }], plant.records, contextOf(anna));
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 1 });
    const product = await slugged(plant, 'p-1');
    expect(product).toMatchObject({ version: 3, named: true });
    expect(Object.keys(product ?? {})).not.toContain('importId');
    expect(Object.keys(product ?? {})).not.toContain('importRow');
    expect(plant.records.facts.find(({ type }) => type === 'RecordKept')?.data).toEqual({ importId: id });
  });

  it('keeps what somebody works with, under whatever code, but not what another import says', async () => {
    const plant = await plantSelling();
    const { id } = await imported(plant, csvOf(pump, { ...pump, code: 'P-2' }), products);
    await edits(plant, 'p-1', { code: 'P-9' });
    await imported(plant, csvOf({ code: 'P-2', price: '7' }), products);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
    expect(await slugged(plant, 'p-1')).toMatchObject({ code: 'P-9' });
    expect((await slugged(plant, 'p-1'))?.undone).toBeUndefined();
    expect((await slugged(plant, 'p-2'))?.undone).toBe(true);
  });

  it('leaves the products of others alone, and those there never were', async () => {
    const plant = await plantSelling(known);
    const other = await imported(plant, csvOf(pump), products);
    const { id } = await imported(
      plant,
      csvOf({ code: 'FC-45', marginPercent: '30' }, pump, { code: 'none' }),
      products,
    );
    const before = allOf('product', plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 0 });
    expect(allOf('product', plant)).toEqual(before);
    expect((await undone(plant, other.id)).undone).toEqual({ removed: 1, kept: 0 });
  });

  it('remembers the last ten imports of a product, and leaves what older ones changed', async () => {
    const plant = await plantSelling(known);
    const records = [];
    for (let n = 0; n <= mostEdits; n += 1)
      records.push(await imported(plant, csvOf({ code: 'FC-45', price: String(n + 1) }), products));
    const product = await slugged(plant, 'fc-45');
    expect(product?.edits?.map(({ importId }) => importId)).toEqual(records.slice(1).map(({ id }) => id));
    expect((await undone(plant, records[0]?.id ?? '')).undone).toEqual({ removed: 0, kept: 0 });
  });
});

describe('A row of a product that is decided again', () => {
  it('made its change before, whatever was done since', async () => {
    const plant = await plantSelling(known);
    const file = csvOf(pump, { code: 'FC-45', price: '5' });
    const id = await sent(plant, file, products);
    const commit = plant.records.commit.bind(plant.records);
    plant.records.commit = async (plan) => {
      const isEnd = plan.facts.some(({ type }) => type === 'ImportDone');
      if (!isEnd) return commit(plan);
      plant.records.commit = commit;
      await edits(plant, 'p-1', { unit: 'кг' });
      await edits(plant, 'fc-45', { listPrice: rubles(900) });
      throw new Error('cut off');
    };
    await expect(done(plant, id)).rejects.toThrow('cut off');
    expect((await done(plant, id)).rows).toEqual({ imported: 2, unchanged: 0, rejected: 0 });
    expect(await slugged(plant, 'p-1')).toMatchObject({ version: 2, unit: 'кг' });
    expect(await slugged(plant, 'fc-45')).toMatchObject({ version: 3, listPrice: rubles(900) });
  });
});
