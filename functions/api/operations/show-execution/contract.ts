import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { edgeKinds } from '../../../../shared/domain/operations/graph.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ExecutionView, OneExecution } from '../executions.ts';

export const route = {
  method: 'GET',
  path: '/executions/{machine}/{execution}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'An execution: its graph with the state it is in, and what it did, the newest first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...OneExecution().shape,
    limit: z.coerce.number().int().min(1).max(1000).default(500).meta({ description: 'Events of its history' }),
    cursor: z.string().max(4000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

const Step = z.object({
  id: z.int(),
  at: z.string(),
  kind: z.enum(['began', 'entered', 'failed', 'timed-out', 'ended']),
  state: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export const Output = lazily(() =>
  z.object({
    ...ExecutionView().shape,
    error: z.string().optional(),
    cause: z.string().optional(),
    importId: z.string().optional(),
    /** The state it is in; nothing once it has ended. */
    at: z.string().optional(),
    graph: z.object({
      startAt: z.string(),
      states: z.array(z.object({ name: z.string(), type: z.string(), comment: z.string().optional() })).readonly(),
      edges: z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(edgeKinds) })).readonly(),
    }),
    steps: z.array(Step).readonly(),
    next: z.string().optional(),
    consoleUrl: z.string().optional().meta({ description: 'Of the Step Functions console, on AWS.' }),
  }),
);
