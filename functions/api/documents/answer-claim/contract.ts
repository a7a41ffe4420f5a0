import * as z from 'zod';
import { Day } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Note } from '../claims.ts';

export const route = {
  method: 'POST',
  path: '/claims/{id}/answer',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Say what the customer was told: whether we accept the claim, on which day (today), and in words',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    accepted: z.boolean(),
    on: Day.optional(),
    note: Note().optional(),
    expectedVersion: z.int().positive().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ClaimView as Output } from '../claims.ts';
