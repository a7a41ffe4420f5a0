import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/approve',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Approve that production starts before the first payment',
} as const satisfies RouteContract;

export const Input = z.strictObject({
  what: z.literal('deferral'),
  id: z.uuid(),
  expectedVersion: z.int().positive().optional(),
});
export { DealView as Output } from '../views.ts';
