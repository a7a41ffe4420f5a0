/** Products as the API shows them. */
import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { type Product, ProductDetails, unlessUndone } from '../../../shared/domain/products/product.ts';
import { notFound } from '../../../shared/domain/problem.ts';

/** The slug is what leads, deals and quotes name it by. */
export const ProductView = lazily(() => {
  const { of: kind, ...details } = ProductDetails().shape;
  return z.object({ id: z.uuid(), version: z.int().positive(), slug: z.string(), kind, ...details });
});
type ProductView = z.infer<ReturnType<typeof ProductView>>;

export function productView(product: Product): ProductView {
  const { kind: _record, of, importId: _id, importRow: _row, edits: _edits, named: _named, ...rest } = product;
  return { ...rest, kind: of };
}

/** @throws Problem 404 also for a product whose import was taken back */
export function inRegister(found: Product | undefined, id: string): Product {
  const product = unlessUndone(found);
  if (!product) throw notFound('product', id);
  return product;
}
