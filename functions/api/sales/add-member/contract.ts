import * as z from 'zod';
import { Member } from '../../../../shared/domain/deals/deal.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals/{id}/committee',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Add a person to the buying committee, or change the role',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...Member().shape, id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export { DealView as Output } from '../views.ts';
