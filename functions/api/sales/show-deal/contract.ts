import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/deals/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'The card of a deal with its timeline and payment terms',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), cursor: z.string().max(2000).optional() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { DealCard as Output } from '../views.ts';
