import * as z from 'zod';
import { ClaimChanges } from '../../../../shared/domain/claims/work-claim.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Note } from '../claims.ts';

export const route = {
  method: 'PATCH',
  path: '/claims/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Say more of a claim: its cause, the guilty department, what it cost, by when it is answered, and in words',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    ...ClaimChanges().shape,
    note: Note().optional(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ClaimView as Output } from '../claims.ts';
