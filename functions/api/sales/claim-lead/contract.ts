import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/{id}/claim',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Claim a lead: it is yours and moves to MQL',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), expectedVersion: z.int().positive().optional() }));
export { LeadView as Output } from '../views.ts';
