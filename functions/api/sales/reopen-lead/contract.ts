import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/{id}/reopen',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Bring a parked, rejected or handed-over lead back to MQL',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    note: z.string().trim().min(1).max(2000).optional(),
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { LeadView as Output } from '../views.ts';
