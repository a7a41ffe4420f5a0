import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/merges/{id}/undo',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Take a merge back: each has its own again, and a lead stands where it stood',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { MergeView as Output } from '../merging.ts';
