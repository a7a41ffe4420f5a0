import * as z from 'zod';
import { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/quotes',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Record a quote as sent: its number, amount and date',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...DealChanges().shape.quote.unwrap().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { DealView as Output } from '../views.ts';
