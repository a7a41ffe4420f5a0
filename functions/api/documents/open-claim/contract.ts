import * as z from 'zod';
import { NewClaim } from '../../../../shared/domain/claims/open-claim.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Note } from '../claims.ts';

export const route = {
  method: 'POST',
  path: '/claims',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Open a claim of a customer: its cause, and in `note` what they complain of; there is a task to answer it',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ...NewClaim().shape, note: Note() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ClaimView as Output } from '../claims.ts';
