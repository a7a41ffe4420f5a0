import * as z from 'zod';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/tasks',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Add a task to a lead or a deal',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    subject: z.strictObject({ kind: z.enum(['lead', 'deal']), id: z.uuid() }),
    title: z.string().trim().min(1).max(200),
    dueAt: Instant,
    assignee: z.uuid().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { TaskView as Output } from '../tasks.ts';
