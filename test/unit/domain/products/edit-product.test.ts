import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addProduct,
  editProduct,
  NewProduct,
  type ProductChanges,
  productWith as changedWith,
  slugAsked,
} from '../../../../shared/domain/products/edit-product.ts';
import { type Held, keysOf } from '../../../../shared/domain/products/keys.ts';
import { Product, productId } from '../../../../shared/domain/products/product.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, head, operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { productWith } from '../../../support/domain/products.ts';

const title = { en: 'Pump P1', ru: 'Насос Н1' };
const asked = (said: Partial<NewProduct> = {}): NewProduct =>
  NewProduct().parse({ title, group: 'drives', code: 'P-1', ...said });
const none: Held = new Map();
const add = (said: Partial<NewProduct> = {}, before?: Product, held = none, by: Actor = head) =>
  addProduct(asked(said), before, held, contextOf(by));
const holder = (id: string) => ({ kind: 'product', id });
const of = (id: string, ...keys: string[]) => keys.map((key) => ({ key, holder: holder(id) }));

describe('A product that is added', () => {
  const id = productId('p-1');

  it('goes by its code, stands on the step of its group, and is found by its code and titles', () => {
    const { product, plan } = accepted(add());
    expect(plan.changes).toEqual([{ record: Product().parse(product), expected: 'new' }]);
    expect(product).toEqual({
      ...{ kind: 'product', id, version: 1, slug: 'p-1', of: 'catalogue', title, group: 'drives' },
      ...{ pyramidStep: 2, code: 'P-1', active: true },
    });
    expect(plan.claims).toEqual(of(id, 'product/code/p-1', 'product/title/насос н1', 'product/title/pump p1'));
    expect(plan.releases).toEqual([]);
    expect(factsOf(plan)).toEqual([
      { type: 'ProductAdded', data: { slug: 'p-1', code: 'P-1', group: 'drives', kind: 'catalogue', pyramidStep: 2 } },
    ]);
  });

  it('is as it is asked for', () => {
    const said = {
      ...({ slug: 'Pump ', kind: 'engineered', pyramidStep: 4, unit: 'шт.', listPrice: rubles(100) } as const),
      ...{ marginPercent: 0, leadTimeDays: 7, active: false },
    };
    const { slug: _slug, kind, ...details } = said;
    expect(accepted(add(said, undefined, none, operator)).product).toEqual({
      ...{
        kind: 'product',
        id: productId('pump'),
        version: 1,
        slug: 'pump',
        of: kind,
        title,
        group: 'drives',
        code: 'P-1',
      },
      ...details,
    });
    expect(slugAsked(asked(said))).toBe('pump');
  });

  it('has the title that leads nowhere yet, and only once when both are one', () => {
    const held = new Map([['product/title/насос н1', idOf(1)]]);
    expect(accepted(add({}, undefined, held)).plan.claims).toEqual(of(id, 'product/code/p-1', 'product/title/pump p1'));
    expect(accepted(add({ title: { en: 'Н1', ru: 'Н1' } })).plan.claims).toEqual(
      of(id, 'product/code/p-1', 'product/title/н1'),
    );
  });

  it('is of a group of the settings', () => {
    expect(refusalOf(add({ group: 'pumps' }))).toEqual({
      kind: 'rule',
      code: 'group-unknown',
      detail: 'pumps is no product group; there are sensors, drives, controllers, cabinets, systems',
    });
  });

  it('has a slug and a code of its own', () => {
    expect(refusalOf(add({}, productWith({ slug: 'p-1', code: 'P-01' })))).toEqual({
      kind: 'rule',
      code: 'slug-taken',
      detail: 'p-1 stands for the product P-01; say another slug',
    });
    expect(refusalOf(add({}, undefined, new Map([['product/code/p-1', idOf(1)]])))).toEqual({
      kind: 'rule',
      code: 'code-taken',
      detail: `P-1 is the code of the product ${idOf(1)}; say another`,
    });
  });

  it('goes on where one of its slug was taken back', () => {
    const before = productWith({ slug: 'p-1', version: 4, undone: true, importId: idOf(1), importRow: 2, named: true });
    const { product, plan } = accepted(add({}, before));
    expect(plan.changes).toEqual([{ record: product, expected: 4 }]);
    expect(product).toEqual({ ...accepted(add()).product, version: 5 });
    expect(plan.claims).toHaveLength(3);
  });

  it('is a head’s or an operator’s to write', () => {
    const forbidden = {
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'products are written by a head of sales or an operator',
    };
    expect(refusalOf(add({}, undefined, none, anna))).toEqual(forbidden);
    expect(refusalOf(editProduct(productWith(), { active: false }, none, contextOf(anna)))).toEqual(forbidden);
  });
});

describe('A product that is edited', () => {
  const whole = productWith({
    code: 'P-1',
    title,
    unit: 'шт.',
    listPrice: rubles(100),
    marginPercent: 30,
    leadTimeDays: 7,
  });
  const { id } = whole;
  const own: Held = new Map(keysOf(whole).map((key) => [key, id]));
  const edit = (changes: ProductChanges, held = own, before = whole) =>
    editProduct(before, changes, held, contextOf(operator));

  it('has what is said of it, and forgets what is null', () => {
    const { product, plan } = accepted(
      edit({ kind: 'engineered', marginPercent: null, leadTimeDays: 9, active: false }),
    );
    expect(plan.changes).toEqual([{ record: Product().parse(product), expected: 1 }]);
    const { marginPercent: _gone, ...rest } = whole;
    expect(product).toEqual({ ...rest, version: 2, of: 'engineered', leadTimeDays: 9, active: false });
    expect(factsOf(plan)).toEqual([
      { type: 'ProductEdited', data: { fields: ['kind', 'marginPercent', 'leadTimeDays', 'active'] } },
    ]);
    expect([plan.claims, plan.releases]).toEqual([[], []]);
  });

  it('is not changed by what is so already', () => {
    const { kind: _kind, id: _id, version: _version, slug: _slug, of: kind, ...same } = whole;
    expect(accepted(edit({ kind, ...same }))).toEqual({ ok: true, product: whole, plan: nothing });
    expect(changedWith(whole, {})).toEqual(whole);
  });

  it('lets go of the names it no longer has', () => {
    const { plan } = accepted(edit({ code: 'P-2', title: { en: 'Pump P2', ru: 'Насос Н1' } }));
    expect(plan.claims).toEqual(of(id, 'product/code/p-2', 'product/title/pump p2'));
    expect(plan.releases).toEqual(of(id, 'product/code/p-1', 'product/title/pump p1'));
  });

  it('neither takes nor lets go of a title that leads to another', () => {
    const held = new Map([...own, ['product/title/pump p1', idOf(1)], ['product/title/pump p2', idOf(1)]]);
    const { plan } = accepted(edit({ title: { en: 'Pump P2', ru: 'Насос Н1' } }, held));
    expect([plan.claims, plan.releases]).toEqual([[], []]);
  });

  it('takes no code of another, and no group the settings do not have, but stays in one they had', () => {
    expect(refusalOf(edit({ code: 'P-2' }, new Map([...own, ['product/code/p-2', idOf(1)]]))).code).toBe('code-taken');
    expect(refusalOf(edit({ group: 'pumps' })).code).toBe('group-unknown');
    expect(accepted(edit({ group: 'cabinets' })).product.group).toBe('cabinets');
    const old = { ...whole, group: 'pumps' };
    expect(accepted(edit({ active: false }, own, old)).product).toMatchObject({ group: 'pumps', active: false });
  });

  it('holds just the keys it is called by that nobody else holds, whatever it was called before', () => {
    const word = fc.constantFrom('А1', 'а1', 'B2', 'C3', 'Д4');
    const called = fc.record({ code: word, title: fc.record({ en: word, ru: word }) });
    fc.assert(
      fc.property(
        called,
        called,
        fc.subarray(['product/title/а1', 'product/title/b2', 'product/title/c3']),
        (one, other, taken) => {
          const before = { ...whole, ...one };
          const others = new Map(taken.map((key) => [key, idOf(1)]));
          const held = new Map([...keysOf(before).map((key) => [key, id] as const), ...others]);
          const { plan } = accepted(edit(other, held, before));
          for (const { key } of plan.releases) held.delete(key);
          for (const { key } of plan.claims) held.set(key, id);
          const mine = [...held].filter(([, by]) => by === id).map(([key]) => key);
          expect(new Set(mine)).toEqual(new Set(keysOf({ ...before, ...other }).filter((key) => !others.has(key))));
        },
      ),
    );
  });
});
