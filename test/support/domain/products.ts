/** Products of the register as tests need them. */
import { type Product, productId } from '../../../shared/domain/products/product.ts';

/** A product of the catalogue of which only what must be is known, but for what is said. */
export function productWith(fields: Partial<Product> = {}): Product {
  const { slug = 'drive-22', code = 'FC-22' } = fields;
  return {
    kind: 'product',
    id: productId(slug),
    version: 1,
    slug,
    title: { en: `Product ${code}`, ru: `Изделие ${code}` },
    group: 'drives',
    of: 'catalogue',
    pyramidStep: 1,
    code,
    active: true,
    ...fields,
  };
}
