import * as z from 'zod';
import { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'PATCH',
  path: '/deals/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Say what is known of a deal',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...DealChanges().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { DealView as Output } from '../views.ts';
