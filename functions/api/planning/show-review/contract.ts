import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/reviews/{id}',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'A review that was held',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ReviewView as Output } from '../reviews.ts';
