import { describe, expect, it } from '@jest/globals';
import { NewProduct, ProductChanges } from '../../../../shared/domain/products/edit-product.ts';
import {
  mostEdits,
  Product,
  productId,
  productOf,
  slugOf,
  unlessUndone,
} from '../../../../shared/domain/products/product.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { productWith } from '../../../support/domain/products.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const details = {
  title: { en: 'Frequency converter 7.5 kW', ru: 'Преобразователь частоты 7,5 кВт' },
  group: 'drives',
  pyramidStep: 2,
  code: 'FC-7.5',
  unit: 'шт.',
  listPrice: rubles(4_500_000),
  marginPercent: 32,
  leadTimeDays: 10,
  active: true,
};
const was = {
  ...{ title: details.title, group: 'drives', of: 'catalogue' as const, pyramidStep: 2, unit: 'шт.' },
  ...{ listPrice: null, marginPercent: 32, leadTimeDays: 10, active: true },
} as const;

describe('A product of the register', () => {
  const whole = {
    ...{ kind: 'product', id: productId('drive-7'), version: 3, slug: 'drive-7', of: 'engineered', ...details },
    ...{ importId: idOf(1), importRow: 2, named: true, undone: true },
    edits: [{ importId: idOf(2), importRow: 5, was }],
  } satisfies Required<Product>;
  const product = { schema: Product, whole };

  it('is all of this and nothing more, and known without its price, margin and lead time', () => {
    expectWhole(product);
    expectNeeded(product, [
      ...['kind', 'id', 'version', 'slug', 'of', 'title', 'group', 'pyramidStep', 'code', 'active'],
    ]);
  });

  it('has a code and a slug of at most 50 characters and a unit of at most 20', () => {
    expectText(product, 'code', 50);
    expectText(product, 'slug', 50);
    expectText(product, 'unit', 20);
  });

  it('is made or engineered, earns 0 to 100 percent, takes 1 to 365 working days, and is sold or not', () => {
    expectOneOf(product, 'kind', ['product']);
    expectOneOf(product, 'of', ['catalogue', 'engineered']);
    expectBounds(product, 'marginPercent', { least: 0, most: 100, step: 0.01 });
    expectBounds(product, 'leadTimeDays', { least: 1, most: 365 });
    expectBounds(product, 'pyramidStep', { least: 1, most: 9 });
    expectOneOf(product, 'active', [true, false]);
    expectNone(product, 'group', ['Drives', 'drives and more']);
    expectNone(product, 'leadTimeDays', [1.5]);
    expectNone(product, 'pyramidStep', [1.5]);
  });

  it('remembers so many imports, each with what was there before, or that nothing was', () => {
    expectBounds(product, 'edits', { least: 0, most: mostEdits });
    expect(mostEdits).toBe(10);
    expectNone(product, 'edits.0.importRow', [0, 1.5]);
    const nothing = Object.keys(was).filter((name) => {
      const edit = { ...whole.edits[0], was: { [name]: null } };
      return Product().safeParse({ ...whole, edits: [edit] }).success;
    });
    expect(nothing).toEqual(['unit', 'listPrice', 'marginPercent', 'leadTimeDays']);
    expectNone(product, 'edits.0.was', [{ code: 'FC-7.5' }, { title: 'x' }]);
  });

  it.each(['version', 'importRow'])('has a whole %s from 1 on', (path) => {
    expectNone(product, path, [0, 1.5]);
  });

  it('is named or undone, or says nothing of it', () => {
    expectOneOf(product, 'named', [true]);
    expectOneOf(product, 'undone', [true]);
  });
});

describe('A product as it is asked for', () => {
  const asked = { schema: NewProduct, whole: { slug: 'drive-7', kind: 'engineered', ...details } };

  it('is all of this, and no more is needed than a title, a group and a code', () => {
    expectWhole(asked);
    expectNeeded(asked, ['title', 'group', 'code']);
    expectText(asked, 'slug', 50);
  });

  it('is of the catalogue and sold unless it says otherwise', () => {
    const { title, group, code } = details;
    expect(NewProduct().parse({ title, group, code })).toEqual({ title, group, code, kind: 'catalogue', active: true });
  });
});

describe('What may change of a product', () => {
  const changes = { schema: ProductChanges, whole: { kind: 'engineered', ...details } };

  it('is all but its slug, and nothing has to', () => {
    expectWhole(changes);
    expectNeeded(changes, []);
  });

  it('may be taken back where it need not be there', () => {
    const taken = Object.keys(changes.whole).filter((name) => ProductChanges().safeParse({ [name]: null }).success);
    expect(taken).toEqual(['unit', 'listPrice', 'marginPercent', 'leadTimeDays']);
  });
});

describe('A slug', () => {
  it('is the code as codes are compared, no longer than slugs are', () => {
    expect(slugOf(' FC-7.5  Ё ')).toBe('fc-7.5 е');
    expect(slugOf('㎏'.repeat(50))).toBe('kg'.repeat(25));
  });

  it('tells the id of its product, however it is written, which never changes', () => {
    expect(productId('drive-7')).toBe('839d13e9-aae0-5406-a517-b646bc06bfa0');
    expect(productId(' Drive-7 ')).toBe(productId('drive-7'));
    expect(productId('drive-8')).not.toBe(productId('drive-7'));
  });

  it('names its product among others', () => {
    const [one, other] = [productWith({ slug: 'one' }), productWith({ slug: 'other' })];
    expect(productOf('Other ', [one, other])).toBe(other);
    expect(productOf('third', [one, other])).toBeUndefined();
    expect(productOf(undefined, [one, other])).toBeUndefined();
  });
});

describe('A product whose import was taken back', () => {
  it('is none', () => {
    const product = productWith();
    expect(unlessUndone(product)).toBe(product);
    expect(unlessUndone({ ...product, undone: true })).toBeUndefined();
    expect(unlessUndone(undefined)).toBeUndefined();
  });
});
