import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { Step } from '../../../../shared/domain/tasks/new-task.ts';

export const route = {
  method: 'POST',
  path: '/tasks',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Add a task to a lead or a deal',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    subject: z.strictObject({ kind: z.enum(['lead', 'deal']), id: z.uuid() }),
    ...Step().shape,
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { TaskView as Output } from '../tasks.ts';
