import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { executionStatuses, workflowNames } from '../../../shared/domain/operations/executions.ts';

/** Which execution is meant. */
export const OneExecution = lazily(() =>
  z.strictObject({ machine: z.enum(workflowNames), execution: z.string().min(1).max(80) }),
);
export type OneExecution = z.infer<ReturnType<typeof OneExecution>>;

const Follows = z.object({
  kind: z.enum(['lead', 'deal', 'enrolment', 'mailing', 'win-back']),
  id: z.string(),
  generation: z.int(),
  stage: z.string(),
  until: z.string().optional().meta({ description: 'When it wakes by itself, while it waits; product time.' }),
  overdue: z.boolean(),
  abandoned: z.boolean().meta({ description: 'Nothing follows the record although something should.' }),
});

/** An execution, beside the record it follows. */
export const ExecutionView = lazily(() =>
  z.object({
    name: z.string(),
    status: z.enum(executionStatuses),
    startedAt: z.string(),
    endedAt: z.string().optional(),
    follows: Follows.optional(),
  }),
);
