import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { healths } from '../../../../shared/domain/operations/runs.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/schedules',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'The scheduled functions: when each ran last, what came of it, and whether the next run is late',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));

const Schedule = z.object({
  name: z.string(),
  everySeconds: z.int(),
  health: z.enum(healths),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  counts: z.record(z.string(), z.number()).optional().meta({ description: 'What the last run did.' }),
  why: z.string().optional().meta({ description: 'Why the last run failed.' }),
});
export const Output = lazily(() => z.object({ items: z.array(Schedule) }));
