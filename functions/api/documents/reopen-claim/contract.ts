import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Note } from '../claims.ts';

export const route = {
  method: 'POST',
  path: '/claims/{id}/reopen',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Take up a claim again that was answered or closed; there is another task to answer it',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), note: Note().optional(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ClaimView as Output } from '../claims.ts';
