import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/executions',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'The running executions of a machine',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    machine: z.enum(['leads', 'project', 'dealer-order']).default('leads'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(4000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(z.object({ name: z.string(), arn: z.string(), startedAt: z.string() })).readonly(),
    next: z.string().optional(),
  }),
);
