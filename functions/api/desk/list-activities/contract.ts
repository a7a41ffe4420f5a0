import * as z from 'zod';
import { Attached } from '../../../../shared/domain/people/people.ts';
import { Activity } from '../../../../shared/domain/tasks/task.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/activities',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Calls, mails, meetings and messages of a lead, a deal or an account, the oldest first, with their notes',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    kind: z.enum(['lead', 'deal', 'account']),
    id: z.uuid(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({
        ...Activity().omit({ kind: true, noted: true }).shape,
        note: z.string().optional(),
        attached: Attached.optional(),
      }),
    ),
    next: z.string().optional(),
  }),
);
