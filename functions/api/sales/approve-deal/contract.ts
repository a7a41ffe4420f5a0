import * as z from 'zod';
import { leastMargin } from '../../../../shared/domain/deals/margin.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/approve',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Approve that production starts before the first payment, or a discount or a margin up to a percentage',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      what: z.enum(['deferral', 'discount', 'margin']),
      /** Up to which discount, or down to which margin, quotes of the deal may go. */
      percent: z.number().min(leastMargin).max(100).optional(),
      id: z.uuid(),
      expectedVersion: z.int().positive().optional(),
    })
    .refine(({ what, percent }) => (what === 'deferral') === (percent === undefined), {
      path: ['percent'],
      error: 'a discount or a margin is approved up to a percentage, and a deferral without one',
    })
    .refine(({ what, percent = 0 }) => what !== 'discount' || percent >= 0, {
      path: ['percent'],
      error: 'a discount is within 0 and 100 percent',
    }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { DealView as Output } from '../views.ts';
