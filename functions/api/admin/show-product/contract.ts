import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/products/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director', 'operator'] },
  summary: 'One product, by its id, or by its slug as lines name it',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.string().trim().min(1).max(50) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ProductView as Output } from '../products.ts';
