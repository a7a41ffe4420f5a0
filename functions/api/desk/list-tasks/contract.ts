import * as z from 'zod';
import { TaskView } from '../tasks.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/tasks',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary:
    'My open tasks, the earliest due first; `of=any-head` for those any head may take; `lead` or `deal`: all of it',
} as const satisfies RouteContract;

export const Input = z.strictObject({
  of: z.union([z.uuid(), z.literal('any-head')]).optional(),
  lead: z.uuid().optional(),
  deal: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});
export type Input = z.infer<typeof Input>;
export const Output = z.object({ items: z.array(TaskView), next: z.string().optional() });
