import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Product, productId } from '../../../../shared/domain/products/product.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { allOf, errorsOf, imported, type Plant, plantWith } from '../../../support/domain/imports.ts';
import { productWith } from '../../../support/domain/products.ts';
import { stock } from '../../../support/domain/stores.ts';

const products = { kind: 'products' } as const;
const known = productWith({
  ...{ slug: 'fc-45', code: 'FC-45', title: { en: 'Converter', ru: 'Преобразователь' }, unit: 'шт.' },
  ...{ listPrice: { netMinor: 100, currency: 'USD', vatPercent: 10 }, marginPercent: 30, leadTimeDays: 10 },
});

async function plantSelling(...those: readonly Product[]): Promise<Plant> {
  const plant = await plantWith();
  await stock(plant.records, those);
  return plant;
}

const productIn = (plant: Plant, slug: string) => allOf('product', plant).find((one) => one.slug === slug);
const keysIn = ({ records }: Plant, { id }: Product): string[] =>
  records.claims.flatMap(({ key, holder }) => (holder.id === id ? [key] : [])).sort();

/** What a file of these rows makes of the one product it is about. */
async function madeOf(row: Told, ...before: readonly Product[]) {
  const plant = await plantSelling(...before);
  const record = await imported(plant, csvOf({ code: 'FC-45', ...row }), products);
  expect([await errorsOf(plant, record), record.rows.rejected]).toEqual([[], 0]);
  return productIn(plant, 'fc-45');
}

describe('A product of a file', () => {
  it('that is new is added with all its row says, and found by its code and titles', async () => {
    const plant = await plantSelling();
    const file = `Артикул;Наименование;Название (англ.);Группа;Вид;Ступень;Ед. изм.;Цена;Валюта;Ставка НДС;Маржа;Срок;Продаётся
ШУ-1;Шкаф 1;Cabinet 1;Шкафы управления;На заказ;5;шт.;1 000,50;USD;НДС 10%;25,5;45;Нет
`;
    const record = await imported(plant, file, products);
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const [product] = allOf('product', plant);
    expect(product).toEqual({
      ...{ kind: 'product', id: productId('шу-1'), version: 1, slug: 'шу-1', code: 'ШУ-1', group: 'cabinets' },
      ...{ title: { en: 'Cabinet 1', ru: 'Шкаф 1' }, of: 'engineered', pyramidStep: 5, unit: 'шт.', active: false },
      ...{ listPrice: { netMinor: 100_050, currency: 'USD', vatPercent: 10 }, marginPercent: 25.5, leadTimeDays: 45 },
      ...{ importId: record.id, importRow: 2 },
    });
    expect(keysIn(plant, product as Product)).toEqual([
      ...['product/code/шу-1', 'product/title/cabinet 1', 'product/title/шкаф 1'],
    ]);
    expect(plant.records.facts.find(({ type }) => type === 'ProductAdded')).toMatchObject({
      origin: 'import',
      subject: { kind: 'product', id: productId('шу-1') },
      data: { slug: 'шу-1', code: 'ШУ-1', group: 'cabinets', kind: 'engineered', pyramidStep: 5 },
    });
  });

  it('that is new is of the catalogue, sold, on the step of its group and priced in the plant’s money', async () => {
    const product = await madeOf({ title: 'Привод', group: 'drives', price: '12.30' });
    expect(product).toMatchObject({
      ...{ title: { en: 'Привод', ru: 'Привод' }, of: 'catalogue', pyramidStep: 2, active: true },
      listPrice: { netMinor: 1230, currency: 'RUB', vatPercent: 22 },
    });
    expect(Object.keys(product ?? {})).not.toContain('unit');
  });

  it('that is known is changed in what its row says, and nothing else', async () => {
    const product = await madeOf({ price: '2', active: 'нет' }, known);
    const { edits, ...rest } = product ?? {};
    expect(rest).toEqual({
      ...known,
      version: 2,
      listPrice: { netMinor: 200, currency: 'USD', vatPercent: 10 },
      active: false,
    });
    expect(edits).toMatchObject([{ importRow: 2, was: { listPrice: known.listPrice, active: true } }]);
  });

  it.each<[string, Told, Partial<Product>]>([
    ['a title', { title: 'Новый' }, { title: { en: 'Converter', ru: 'Новый' } }],
    ['an English title', { titleEn: 'New' }, { title: { en: 'New', ru: 'Преобразователь' } }],
    ['a group', { group: 'Датчики и реле' }, { group: 'sensors', pyramidStep: 1 }],
    ['a kind', { kind: 'engineered' }, { of: 'engineered' }],
    ['a step', { pyramidStep: '9' }, { pyramidStep: 9 }],
    ['a unit', { unit: 'м' }, { unit: 'м' }],
    ['a margin', { marginPercent: '0' }, { marginPercent: 0 }],
    ['a lead time', { leadTimeDays: '365' }, { leadTimeDays: 365 }],
    [
      'a price in other money',
      { price: '1', currency: 'EUR', vatRate: 'без НДС' },
      { listPrice: { netMinor: 100, currency: 'EUR', vatPercent: 0 } },
    ],
    [
      'a price with VAT',
      { price: '1.21', vatRate: '21', vatIncluded: 'да' },
      { listPrice: { netMinor: 100, currency: 'USD', vatPercent: 21 } },
    ],
    [
      'a price with the VAT it had',
      { price: '1.21', vatIncluded: 'Y' },
      { listPrice: { netMinor: 110, currency: 'USD', vatPercent: 10 } },
    ],
    [
      'a price without VAT',
      { price: '1.21', vatIncluded: 'N' },
      { listPrice: { netMinor: 121, currency: 'USD', vatPercent: 10 } },
    ],
  ])('is given %s', async (_what, row, fields) => {
    expect(await madeOf(row, known)).toMatchObject({ ...known, version: 2, ...fields });
  });

  it('that is known by one title has the Russian one in both languages still', async () => {
    const one = { ...known, title: { en: 'Привод', ru: 'Привод' } };
    expect((await madeOf({ title: 'Новый' }, one))?.title).toEqual({ en: 'Новый', ru: 'Новый' });
    expect((await madeOf({ title: 'Новый', titleEn: 'New' }, one))?.title).toEqual({ en: 'New', ru: 'Новый' });
  });

  it('keeps its price when its row tells of money alone', async () => {
    expect(await madeOf({ currency: 'EUR', vatRate: '5', vatIncluded: '1' }, known)).toEqual(known);
  });

  it('gives up the titles it is no longer called by', async () => {
    const plant = await plantSelling(known);
    await imported(plant, csvOf({ code: 'fc-45', title: 'Новый' }), products);
    expect(keysIn(plant, known)).toEqual(['product/code/fc-45', 'product/title/converter', 'product/title/новый']);
    expect(plant.records.facts.find(({ type }) => type === 'ProductEdited')).toMatchObject({
      origin: 'import',
      data: { fields: ['title'] },
    });
  });

  it('leaves a title to the first that has it', async () => {
    const plant = await plantSelling();
    const rows = ['A', 'B'].map((code) => ({ code, title: 'Привод', group: 'drives' }));
    const record = await imported(plant, csvOf(...rows), products);
    expect(record.rows).toEqual({ imported: 2, unchanged: 0, rejected: 0 });
    expect(keysIn(plant, productIn(plant, 'a') as Product)).toEqual(['product/code/a', 'product/title/привод']);
    expect(keysIn(plant, productIn(plant, 'b') as Product)).toEqual(['product/code/b']);
  });

  it('is reported with what is wrong in it', async () => {
    const plant = await plantSelling(productWith({ slug: 'p-1', code: 'P-2' }));
    const file = csvOf(
      { code: '', title: 'x', group: 'drives' },
      { code: 'x'.repeat(51), title: 'x', group: 'насосы', kind: 'любой', pyramidStep: '0' },
      { code: 'A', leadTimeDays: '366', vatRate: '101', active: 'может быть', price: '1,234' },
      { code: 'A', marginPercent: '100,5', leadTimeDays: '1.5', vatIncluded: '?', pyramidStep: '10' },
      { code: 'A' },
      { code: 'P-1', title: 'x', group: 'drives' },
    );
    const record = await imported(plant, file, products);
    const days = 'a whole number from 1 to 365';
    const newcomer = 'a value, for a product the register does not have';
    expect(record.rows).toEqual({ imported: 0, unchanged: 0, rejected: 6 });
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'code', value: '', allowed: 'a value' },
      { row: 3, column: 'code', value: 'x'.repeat(51), allowed: 'at most 50 characters' },
      {
        row: 3,
        column: 'group',
        value: 'насосы',
        allowed: 'Датчики и реле, Приводы, Контроллеры, Шкафы управления, Системы под ключ',
      },
      { row: 3, column: 'kind', value: 'любой', allowed: 'Каталог, На заказ' },
      { row: 3, column: 'pyramidStep', value: '0', allowed: 'a whole number from 1 to 9' },
      { row: 4, column: 'price', value: '1,234', allowed: expect.stringContaining('a sum') },
      { row: 4, column: 'vatRate', value: '101', allowed: 'a percentage from 0 to 100' },
      { row: 4, column: 'leadTimeDays', value: '366', allowed: days },
      { row: 4, column: 'active', value: 'может быть', allowed: 'Да, Нет' },
      { row: 5, column: 'pyramidStep', value: '10', allowed: 'a whole number from 1 to 9' },
      { row: 5, column: 'vatIncluded', value: '?', allowed: 'Да, Нет' },
      { row: 5, column: 'marginPercent', value: '100,5', allowed: 'a percentage from 0 to 100' },
      { row: 5, column: 'leadTimeDays', value: '1.5', allowed: days },
      { row: 6, column: 'title', value: '', allowed: newcomer },
      { row: 6, column: 'group', value: '', allowed: newcomer },
      { row: 7, column: 'code', value: 'P-1', allowed: 'a code that is no other product’s slug: it is that of P-2' },
    ]);
    expect(allOf('product', plant)).toHaveLength(1);
  });

  it('is told of in one row: another that says otherwise is reported, one that says the same is no change', async () => {
    const plant = await plantSelling(known);
    const a = { code: 'A', title: 'Привод', group: 'drives', price: '1' };
    const file = csvOf(
      a,
      { ...a, price: '2' },
      { ...a, code: 'a ' },
      { code: 'FC-45', price: '3' },
      { code: 'FC-45', price: '4' },
    );
    const record = await imported(plant, file, products);
    expect(record.rows).toEqual({ imported: 2, unchanged: 1, rejected: 2 });
    expect(await errorsOf(plant, record)).toEqual([
      { row: 3, column: 'code', value: 'A', allowed: 'a code of one row: row 2 says otherwise' },
      { row: 6, column: 'code', value: 'FC-45', allowed: 'a code of one row: row 5 says otherwise' },
    ]);
    expect([productIn(plant, 'a')?.listPrice, productIn(plant, 'fc-45')?.listPrice?.netMinor]).toEqual([
      rubles(100),
      300,
    ]);
  });

  it('is not changed by a second file that says the same, nor by a dry run', async () => {
    const plant = await plantSelling(known);
    const file = csvOf(
      { code: 'A', title: 'Привод', group: 'drives', price: '1' },
      { code: 'FC-45', unit: 'м', price: '5' },
    );
    const dry = await imported(plant, file, { ...products, dryRun: true });
    expect([dry.rows.imported, allOf('product', plant)]).toEqual([2, [known]]);
    expect((await imported(plant, file, products)).rows).toEqual({ imported: 2, unchanged: 0, rejected: 0 });
    const after = allOf('product', plant);
    expect((await imported(plant, file, products)).rows).toEqual({ imported: 0, unchanged: 2, rejected: 0 });
    expect(allOf('product', plant)).toEqual(after);
  });

  it('of another system’s list is read by that system’s titles', async () => {
    const plant = await plantSelling();
    const file = `Название;Артикул;Раздел;Активен;Цена;Валюта;Ставка НДС;НДС включен в цену;Единица измерения
Привод;A;Приводы;Y;122;RUB;22;Y;шт
`;
    await imported(plant, file, { ...products, mapping: 'bitrix24' });
    expect(productIn(plant, 'a')).toMatchObject({
      group: 'drives',
      active: true,
      listPrice: rubles(10_000),
      unit: 'шт',
    });
  });

  it('is the same whatever was known of it, once a file said it all', async () => {
    const said = {
      code: 'FC-45',
      title: 'Привод',
      titleEn: 'Drive',
      group: 'drives',
      kind: 'engineered',
      pyramidStep: '3',
    };
    const row = {
      ...said,
      unit: 'шт.',
      price: '10',
      currency: 'RUB',
      vatRate: '22',
      marginPercent: '5',
      leadTimeDays: '9',
      active: 'да',
    };
    const { version: _version, importId: _id, importRow: _row, ...whole } = (await madeOf(row)) as Product;
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            title: fc.constantFrom({ en: 'x', ru: 'x' }, { en: 'x', ru: 'y' }),
            listPrice: fc.constantFrom(rubles(1), { ...rubles(1), currency: 'EUR' }),
            marginPercent: fc.constantFrom(5, 6),
            active: fc.boolean(),
          },
          { requiredKeys: ['title', 'active'] },
        ),
        async (fields) => {
          const before = productWith({ slug: 'fc-45', code: 'FC-45', ...fields });
          const { version: _next, edits: _edits, ...after } = (await madeOf(row, before)) as Product;
          expect(after).toEqual(whole);
        },
      ),
      { numRuns: 20 },
    );
  });
});
