import * as z from 'zod';
import { TaskView } from '../tasks.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/tasks',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary:
    'My open tasks, the earliest due first; `of=any-head` for those any head may take; `lead` or `deal`: all of it',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    of: z.union([z.uuid(), z.literal('any-head')]).optional(),
    lead: z.uuid().optional(),
    deal: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(TaskView()), next: z.string().optional() }));
