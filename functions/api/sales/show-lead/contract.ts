import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/leads/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'The card of a lead with its timeline',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), cursor: z.string().max(2000).optional() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { LeadCard as Output } from '../views.ts';
