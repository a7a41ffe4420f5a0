/** What decisions are given beside the records: the seed settings, an instant, and ids that count up. */
import { seeds } from '../../../settings/seeds.ts';
import { products as demoProducts } from '../../../local/demo/products.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { SalesContext } from '../../../shared/domain/products/named.ts';
import { type Product, productId } from '../../../shared/domain/products/product.ts';
import type { Policy, Settings } from '../../../shared/domain/settings/settings.ts';

/** A Monday, 10:00 in Moscow. */
export const monday = '2026-03-02T07:00:00.000Z';

export const idOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const policyWith = (settings: Partial<Settings> = {}): Policy => ({ ...seeds, ...settings, revision: 7 });

/** The demo plant's products, as its register holds them. */
export const register: readonly Product[] = demoProducts.map(({ kind: of, slug, ...details }) => ({
  kind: 'product',
  id: productId(slug),
  version: 1,
  slug,
  of,
  ...details,
}));

/** A context in which new ids are `idOf(0xa01)`, `idOf(0xa02)` and so on, and every product of the register is known. */
export function contextOf(
  by: Actor,
  at: string = monday,
  { products = register, ...settings }: Partial<Settings & Pick<SalesContext, 'products'>> = {},
): SalesContext {
  let issued = 0xa00;
  return { by, at, policy: policyWith(settings), products, newId: () => idOf((issued += 1)) };
}

/** The id a context gives as its n-th. */
export const newIdOf = (n: number): string => idOf(0xa00 + n);

export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();
