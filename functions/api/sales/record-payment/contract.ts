import * as z from 'zod';
import { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/payments',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Record a payment; the office confirms it',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...DealChanges().shape.payment.unwrap().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { DealView as Output } from '../views.ts';
