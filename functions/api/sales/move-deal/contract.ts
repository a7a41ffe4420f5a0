import * as z from 'zod';
import { DealMove } from '../../../../shared/domain/deals/move.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/moves',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Move a deal to another stage',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...DealMove().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { DealView as Output } from '../views.ts';
