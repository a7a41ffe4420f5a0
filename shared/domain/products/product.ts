import { v5 } from 'uuid';
import * as z from 'zod';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { Id, Title } from '../settings/entries.ts';
import { textKey } from '../text-key.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const productKinds = ['catalogue', 'engineered'] as const;

/** What the register knows of a product. */
export const ProductDetails = lazily(() =>
  z.strictObject({
    title: Title,
    group: Id,
    of: z.enum(productKinds),
    /** Its step of the product pyramid, from a spare part up. */
    pyramidStep: z.int().min(1).max(9),
    /** The article, as it is printed: no two products have the same. */
    code: text(50),
    unit: text(20).optional(),
    listPrice: Amount.optional(),
    /** Of the list price, or of a line's own price where there is none. */
    marginPercent: z.number().min(0).max(100).optional(),
    /** In working days: a quote promises the longest of its lines. */
    leadTimeDays: z.int().positive().max(365).optional(),
    /** Whether it may be quoted still. */
    active: z.boolean(),
  }),
);
export type ProductDetails = z.infer<ReturnType<typeof ProductDetails>>;

/** Some of it, said anew: null where there is nothing. */
export const SomeDetails = lazily(() => {
  const { unit, listPrice, marginPercent, leadTimeDays, ...always } = ProductDetails().shape;
  return z.strictObject({
    ...z.strictObject(always).partial().shape,
    unit: unit.nullable(),
    listPrice: listPrice.nullable(),
    marginPercent: marginPercent.nullable(),
    leadTimeDays: leadTimeDays.nullable(),
  });
});

/** Imports a product remembers, to be put back as it was before each. */
export const mostEdits = 10;

/** An import that changed a product, and the fields as they were before. */
const Edit = lazily(() =>
  z.strictObject({
    importId: z.uuid(),
    importRow: z.int().positive(),
    was: SomeDetails().omit({ code: true }),
  }),
);

/** Something the plant sells. Leads, deals and quotes name it by its slug, which never changes. */
export const Product = lazily(() =>
  z.strictObject({
    kind: z.literal('product'),
    id: z.uuid(),
    version: z.int().positive(),
    slug: text(50),
    ...ProductDetails().shape,
    ...cameWith(),
    edits: z.array(Edit()).max(mostEdits).optional(),
    /** A deal or a quote names it: an import that is taken back leaves it. */
    named: z.literal(true).optional(),
    /** The import it came with was taken back: it is in the register no more, and may come again. */
    undone: z.literal(true).optional(),
  }),
);
export type Product = z.infer<ReturnType<typeof Product>>;

/** The slug of a product nobody gave one: its code, as codes are compared. */
export const slugOf = (code: string): string => textKey(code).slice(0, 50);

const products = '5b0f4d0e-33a7-5c51-9a53-0d3f1c1f6e2a'; // the name space of products; changing it would lose every one that is named

/** The id follows from the slug: what lines name is read in one batch, and no two products have one slug. */
export const productId = (slug: string): string => v5(textKey(slug), products);

/** A product the register has; nothing of one whose import was taken back. */
export const unlessUndone = (product: Product | undefined): Product | undefined =>
  product?.undone ? undefined : product;

/** The product a line names. */
export function productOf<P extends Pick<Product, 'slug'>>(
  name: string | undefined,
  among: readonly P[],
): P | undefined {
  const named = name === undefined ? undefined : textKey(name); // once, however many there are
  return among.find(({ slug }) => slug === named);
}
