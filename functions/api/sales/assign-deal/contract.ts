import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/assign',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Give a deal to a manager',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ to: z.uuid(), id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export { DealView as Output } from '../views.ts';
