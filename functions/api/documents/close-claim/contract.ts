import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/claims/{id}/close',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Close an answered claim, and say whether the customer is satisfied',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), satisfied: z.boolean(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ClaimView as Output } from '../claims.ts';
