import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { queueName } from '../dead-letters.ts';

export const route = {
  method: 'GET',
  path: '/dead-letters/{queue}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'What lies in a queue of dead letters, by ids and reasons; at most 100, the oldest first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ queue: queueName }));
export type Input = z.infer<ReturnType<typeof Input>>;

const About = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fact'), factId: z.string() }),
  z.object({ kind: z.literal('facts'), from: z.string(), to: z.string(), count: z.int() }),
  z.object({ kind: z.literal('file'), key: z.string() }),
  z.object({ kind: z.literal('mail'), type: z.string() }),
  z.object({ kind: z.literal('run') }),
  z.object({ kind: z.literal('unreadable') }),
]);
export const Output = lazily(() =>
  z.object({
    items: z.array(z.object({ id: z.string(), sentAt: z.string(), about: About, why: z.string() })),
  }),
);
