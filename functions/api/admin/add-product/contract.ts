import { NewProduct } from '../../../../shared/domain/products/edit-product.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/products',
  access: { kind: 'staff', groups: ['head', 'operator'] },
  summary: 'Add a product to the register; without a slug of its own it goes by its code',
  once: 'always',
} as const satisfies RouteContract;

export { NewProduct as Input };
export { ProductView as Output } from '../products.ts';
