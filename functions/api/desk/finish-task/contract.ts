import * as z from 'zod';
import { Day } from '../../../../shared/domain/calendar/instant-schema.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/tasks/{id}/done',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Finish a task, with its outcome',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    outcome: z.string().trim().min(1).max(200).optional(),
    /** With the outcome `new-date` of the task to call somebody in a basket: the working day on which they are called again. */
    wakeUpOn: Day.optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { TaskView as Output } from '../tasks.ts';
