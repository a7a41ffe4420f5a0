import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/executions/{machine}/{execution}/restart',
  access: { kind: 'staff', groups: ['operator'] },
  summary:
    'Hand what an execution follows over to a new one, as the reconciler does; one that still runs ends as overtaken',
} as const satisfies RouteContract;

export { OneExecution as Input } from '../executions.ts';
/** The name of the new one. */
export const Output = lazily(() => z.object({ name: z.string() }));
