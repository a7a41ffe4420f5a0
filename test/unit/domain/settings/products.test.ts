import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { TooLarge } from '../../../../shared/domain/records/errors.ts';
import { assertFits } from '../../../../shared/domain/records/limits.ts';
import { changeSetting } from '../../../../shared/domain/settings/change.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import { type Settings, settingSchemas, type SettingVersion } from '../../../../shared/domain/settings/settings.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { expectBounds, expectNeeded, expectOneOf, expectText, expectWhole } from '../../../support/domain/shapes.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

type Product = Settings['products'][number];
const whole = {
  id: 'drive-7',
  title: { en: 'Frequency converter 7.5 kW', ru: 'Преобразователь частоты 7,5 кВт' },
  group: 'drives',
  kind: 'catalogue',
  pyramidStep: 2,
  code: 'FC-7.5',
  unit: 'шт.',
  listPrice: rubles(4_500_000),
  marginPercent: 32,
  leadTimeDays: 10,
  active: true,
} satisfies Required<Product>;
const named = (n: number): Product => ({ ...whole, id: `drive-${String(n).padStart(6, '0')}` });

describe('A product of the register', () => {
  const product = { schema: () => z.object({ of: settingSchemas.products() }), whole: { of: [whole] } };
  const one = { schema: () => settingSchemas.products().element, whole };

  it('is all of this and nothing more, and known without its price, margin and lead time', () => {
    expectWhole(one);
    expectNeeded(one, ['id', 'title', 'group', 'kind', 'pyramidStep']);
  });

  it('has a code of at most 50 characters and a unit of at most 20', () => {
    expectText(one, 'code', 50);
    expectText(one, 'unit', 20);
  });

  it('earns 0 to 100 percent, takes 1 to 365 working days and is sold or not', () => {
    expectBounds(one, 'marginPercent', { least: 0, most: 100, step: 0.01 });
    expectBounds(one, 'leadTimeDays', { least: 1, most: 365 });
    expectBounds(one, 'pyramidStep', { least: 1, most: 9 });
    expectOneOf(one, 'kind', ['catalogue', 'engineered']);
    expect([true, false, 'yes'].map((active) => one.schema().safeParse({ ...whole, active }).success)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has an id of its own', () => {
    expect(product.schema().safeParse({ of: [whole, whole] }).success).toBe(false);
  });
});

describe('A register written by an older release', () => {
  it('is of products that are sold', async () => {
    const { id, title, group, kind, pyramidStep } = whole;
    const stored: SettingVersion = {
      kind: 'setting-version',
      id: 'setting/products/1',
      version: 1,
      name: 'products',
      value: [{ id, title, group, kind, pyramidStep }],
    };
    const head = {
      kind: 'settings-head' as const,
      id: 'settings',
      version: 1,
      versions: { products: [{ n: 1, from: monday, at: monday, by: operator.id }] },
    } as const;
    const versions = { products: [...head.versions.products] };
    const store = await storeOf(new ToldClock(), { ...head, versions }, stored);
    const { products } = await policiesOf(store, seeds).at(monday);
    expect(products).toEqual([{ id, title, group, kind, pyramidStep, active: true }]);
  });
});

describe('A register', () => {
  const written = (count: number) => {
    const value = Array.from({ length: count }, (_, n) => named(n));
    const { plan } = accepted(
      changeSetting(undefined, { name: 'products', value, from: monday }, seeds, contextOf(operator)),
    );
    return () => {
      assertFits({ ...plan, at: monday, by: { kind: 'staff' }, origin: 'live', policy: 1 });
    };
  };

  it('has room for 1100 products with all that is known of them, and says when it is full', () => {
    expect(written(1100)).not.toThrow();
    expect(written(1200)).toThrow(TooLarge);
  });
});

describe('One of the staff', () => {
  const person = { ...seeds.staff[0], minMarginPercent: 20 };
  const one = { schema: () => settingSchemas.staff().element, whole: person };

  it('may be bound to a least margin of 0 to 100 percent', () => {
    expectWhole(one);
    expectBounds(one, 'minMarginPercent', { least: 0, most: 100, step: 0.01 });
  });
});
