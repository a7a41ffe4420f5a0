import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { executionStates, workflowNames } from '../../../../shared/domain/operations/executions.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ExecutionView } from '../executions.ts';

export const route = {
  method: 'GET',
  path: '/executions',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary:
    'The executions of a workflow in a state, the newest first; a page of overdue ones may be short and still go on',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    machine: z.enum(workflowNames).default('leads'),
    state: z.enum(executionStates).default('running'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(4000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({ items: z.array(ExecutionView()).readonly(), next: z.string().optional() }),
);
