import * as z from 'zod';
import { WaitFields } from '../../../../shared/domain/pipeline/waiting.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/{id}/wait',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Wait until a date for a reason; until null ends it',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...WaitFields.shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { LeadView as Output } from '../views.ts';
