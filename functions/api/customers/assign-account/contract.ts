import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/accounts/{id}/assign',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Give an account to a manager',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ to: z.uuid(), id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { AccountView as Output } from '../views.ts';
