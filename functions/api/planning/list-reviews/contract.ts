import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ReviewView } from '../reviews.ts';

export const route = {
  method: 'GET',
  path: '/reviews',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The reviews that were held, the last one first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(ReviewView()).readonly(), next: z.string().optional() }));
