/** What people do with the register: they add a product, and say what is known of it. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import type { Decision } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { addedProduct, changedProduct, codeRefusal, groupIn } from './change-product.ts';
import type { Held } from './keys.ts';
import { type Product, ProductDetails, productKinds, slugOf, SomeDetails, unlessUndone } from './product.ts';

/** A product as it is asked for. Left out, its slug is made of its code, and its step is its group's. */
export const NewProduct = lazily(() => {
  const { of: _kind, pyramidStep, active, ...details } = ProductDetails().shape;
  return z.strictObject({
    slug: z.string().trim().min(1).max(50).optional(),
    kind: z.enum(productKinds).default('catalogue'),
    ...details,
    pyramidStep: pyramidStep.optional(),
    active: active.default(true),
  });
});
export type NewProduct = z.infer<ReturnType<typeof NewProduct>>;

/** What may change of a product: all but its slug; null takes back what need not be there. */
export const ProductChanges = lazily(() => {
  const { of: kind, ...said } = SomeDetails().shape;
  return z.strictObject({ kind, ...said });
});
export type ProductChanges = z.infer<ReturnType<typeof ProductChanges>>;

type Decided = Decision<{ readonly product: Product }>;

const editorsOnly = 'products are written by a head of sales or an operator';

/** The slug a product is asked for with, as slugs are compared. */
export const slugAsked = ({ slug, code }: Pick<NewProduct, 'slug' | 'code'>): string => slugOf(slug ?? code);

/** Adds a product. `before`: what its slug stands for already. */
export function addProduct(asked: NewProduct, before: Product | undefined, held: Held, context: Context): Decided {
  if (!may(context.by, 'edit-products')) return forbid(editorsOnly);
  const group = groupIn(asked.group, context.policy);
  if (!group.ok) return group;
  const { slug: _slug, kind: of, pyramidStep = group.step, ...details } = asked;
  const slug = slugAsked(asked);
  const added = addedProduct(slug, present({ ...details, of, pyramidStep }), before, held);
  return (
    takenSlug(slug, unlessUndone(before)) ?? codeRefusal(asked.code, added.product.id, held) ?? { ok: true, ...added }
  );
}

const takenSlug = (slug: string, holder: Product | undefined): Refused | undefined =>
  holder && refuse('slug-taken', `${slug} stands for the product ${holder.code}; say another slug`);

/** A product with what is said of it. */
export function productWith(product: Product, { kind: of, ...changes }: ProductChanges): Product {
  const said = { ...product, ...present({ ...changes, of }) };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Product; // only what need not be there is taken back
}

/** Says what is known of a product. Another group has to be one of the settings. */
export function editProduct(product: Product, changes: ProductChanges, held: Held, context: Context): Decided {
  if (!may(context.by, 'edit-products')) return forbid(editorsOnly);
  const after = productWith(product, changes);
  const group = after.group === product.group ? ({ ok: true } as const) : groupIn(after.group, context.policy);
  if (!group.ok) return group;
  return codeRefusal(after.code, product.id, held) ?? { ok: true, ...changedProduct(product, after, held) };
}
