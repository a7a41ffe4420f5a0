import * as z from 'zod';
import { AccountChanges } from '../../../../shared/domain/accounts/edit-account.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/accounts/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Say what is known of an account; null forgets a field',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...AccountChanges().shape, id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { AccountView as Output } from '../views.ts';
