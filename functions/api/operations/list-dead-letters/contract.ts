import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/dead-letters',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'The queues of dead letters, each with how many lie in it: about as many, as SQS counts',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export const Output = lazily(() =>
  z.object({ items: z.array(z.object({ queue: z.string(), function: z.string(), count: z.int() })) }),
);
