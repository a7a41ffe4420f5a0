import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/{id}/dispute',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Ask the head to look at a rejection again',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), expectedVersion: z.int().positive().optional() }));
export { LeadView as Output } from '../views.ts';
