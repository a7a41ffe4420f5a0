import * as z from 'zod';
import { LeadMove } from '../../../../shared/domain/leads/move.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/{id}/moves',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'Move a lead to another stage',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...LeadMove().shape,
    id: z.uuid(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export { LeadView as Output } from '../views.ts';
