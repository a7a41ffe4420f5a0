import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/my-day',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary:
    'What waits for me by tonight: tasks, overdue stages, deals without a next step; what costs most if left first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    total: z.int(),
    items: z.array(
      z.object({
        why: z.enum(['task', 'deadline', 'no-next-step']),
        kind: z.string(),
        id: z.uuid(),
        task: z.object({ id: z.uuid(), about: z.string(), title: z.string().optional() }).optional(),
        stage: z.string().optional(),
        company: z.string().optional(),
        amount: z.object({ netMinor: z.number(), currency: z.string() }).optional(),
        dueAt: z.string().optional(),
      }),
    ),
  }),
);
