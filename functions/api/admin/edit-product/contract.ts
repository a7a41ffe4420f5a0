import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { ProductChanges } from '../../../../shared/domain/products/edit-product.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/products/{id}',
  access: { kind: 'staff', groups: ['head', 'operator'] },
  summary: 'Say what is known of a product; null forgets a field, and what is no longer sold is not active',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...ProductChanges().shape, id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ProductView as Output } from '../products.ts';
