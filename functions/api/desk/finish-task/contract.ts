import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/tasks/{id}/done',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Finish a task, with its outcome',
} as const satisfies RouteContract;

export const Input = z.strictObject({ id: z.uuid(), outcome: z.string().trim().min(1).max(200).optional() });
export type Input = z.infer<typeof Input>;
export { TaskView as Output } from '../tasks.ts';
