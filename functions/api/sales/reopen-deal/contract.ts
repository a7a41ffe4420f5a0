import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/reopen',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Bring a parked or lost deal back to the stage it left',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    note: z.string().trim().min(1).max(2000).optional(),
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { DealView as Output } from '../views.ts';
