import type { Policy } from '../settings/settings.ts';
import { textKey } from '../text-key.ts';
import type { Lead } from './lead.ts';

/** The product group of a request: the one it names, else that of the product it names, where the register knows it. */
export function groupOf(
  { product, productGroup }: Pick<Lead, 'product' | 'productGroup'>,
  { products }: Pick<Policy, 'products'>,
): string | undefined {
  if (productGroup !== undefined || product === undefined) return productGroup;
  const named = textKey(product);
  return products.find(({ id, title }) => [id, title.en, title.ru].some((name) => textKey(name) === named))?.group;
}
