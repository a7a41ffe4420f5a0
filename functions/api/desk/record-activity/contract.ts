import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/activities',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Record a call, mail, meeting or message, with what is to be done next',
  once: 'always',
} as const satisfies RouteContract;

export { NewActivity as Input } from '../../../../shared/domain/tasks/activity.ts';
export const Output = lazily(() =>
  z.object({
    id: z.uuid(),
    subject: z.object({ kind: z.string(), id: z.uuid() }),
    /** The task that its next step became. */
    taskId: z.uuid().optional(),
  }),
);
