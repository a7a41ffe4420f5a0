import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/approve',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Approve that production starts before the first payment, or a discount up to a percentage',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      what: z.enum(['deferral', 'discount']),
      /** Up to which discount quotes of the deal may go. */
      percent: z.number().min(0).max(100).optional(),
      id: z.uuid(),
      expectedVersion: z.int().positive().optional(),
    })
    .refine(({ what, percent }) => (what === 'discount') === (percent !== undefined), {
      path: ['percent'],
      error: 'a discount is approved up to a percentage, and a deferral without one',
    }),
);
export { DealView as Output } from '../views.ts';
