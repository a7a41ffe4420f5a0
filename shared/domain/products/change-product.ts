/** How a product comes into the register, and how it changes there. */
import type { FactDraft } from '../facts/draft.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Policy } from '../settings/settings.ts';
import { codeKey, type Held, keysPlan } from './keys.ts';
import { type Product, ProductDetails, productId } from './product.ts';

type Changed = { readonly product: Product; readonly plan: Plan };

/** What a product is beside its details, where it came with a file. */
type Origin = Pick<Product, 'importId' | 'importRow'>;

/** The product a slug stands for from now on. One of its id whose import was taken back goes on as this. */
export function addedProduct(
  slug: string,
  details: ProductDetails & Origin,
  before: Product | undefined,
  held: Held,
): Changed {
  const { code, group, of: kind, pyramidStep } = details;
  const version = (before?.version ?? 0) + 1;
  const product: Product = { kind: 'product', id: productId(slug), version, slug, ...details };
  return written(before, product, held, { type: 'ProductAdded', data: { slug, code, group, kind, pyramidStep } });
}

/** A product as it is to be. What is said as it is already is no change. */
export function changedProduct(before: Product, after: Product, held: Held): Changed {
  const fields = fieldsOf(before, after).map((name) => (name === 'of' ? 'kind' : name));
  if (fields.length === 0) return { product: before, plan: together() };
  return written(before, { ...after, version: before.version + 1 }, held, { type: 'ProductEdited', data: { fields } });
}

const written = (before: Product | undefined, product: Product, held: Held, fact: FactDraft): Changed => ({
  product,
  plan: together(change(before, product, fact), keysPlan(before, product, held)),
});

/** Takes a product out of the register, under its keys; the next of its slug goes on from there. */
export const undoneProduct = (product: Product, held: Held, fact: FactDraft): Plan =>
  together(
    change(product, { ...product, version: product.version + 1, undone: true }, fact),
    keysPlan(product, undefined, held),
  );

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Which of its details differ. */
export const fieldsOf = (before: ProductDetails, after: ProductDetails): (keyof ProductDetails)[] =>
  (Object.keys(ProductDetails().shape) as (keyof ProductDetails)[]).filter(
    (name) => !isSame(before[name], after[name]),
  ); // Object.keys forgets the key type

/** A code leads to one product. */
export function codeRefusal(code: string, id: string, held: Held): Refused | undefined {
  const holder = held.get(codeKey(code));
  return holder === undefined || holder === id
    ? undefined
    : refuse('code-taken', `${code} is the code of the product ${holder}; say another`);
}

/** Only groups of the settings; the step of a product nobody says one of is its group's. */
export function groupIn(group: string, { 'product-groups': groups }: Policy) {
  const found = groups.find(({ id }) => id === group);
  return found
    ? ({ ok: true, step: found.pyramidStep } as const)
    : refuse('group-unknown', `${group} is no product group; there are ${groups.map(({ id }) => id).join(', ')}`);
}
