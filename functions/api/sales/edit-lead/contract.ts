import * as z from 'zod';
import { LeadChanges } from '../../../../shared/domain/leads/details.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'PATCH',
  path: '/leads/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Correct what is known of a lead',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...LeadChanges().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { LeadView as Output } from '../views.ts';
