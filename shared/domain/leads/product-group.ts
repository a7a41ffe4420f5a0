import type { Product } from '../products/product.ts';
import { textKey } from '../text-key.ts';
import type { Lead } from './lead.ts';

/** The product group of a request: the one it names, else that of the product it names, where the register knows it. */
export function groupOf(
  { product, productGroup }: Pick<Lead, 'product' | 'productGroup'>,
  { products }: { readonly products: readonly Product[] },
): string | undefined {
  if (productGroup !== undefined || product === undefined) return productGroup;
  const named = textKey(product);
  return products.find(({ slug, title }) => [slug, title.en, title.ru].some((name) => textKey(name) === named))?.group;
}
