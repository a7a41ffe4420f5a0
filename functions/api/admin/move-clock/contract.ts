import * as z from 'zod';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/clock',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Moves product time forward, alarm by alarm; only in the local stages',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ to: Instant }));
export type Input = z.infer<ReturnType<typeof Input>>;

/** `done` is false when the time of one call ran out on the way: call again. */
export const Output = lazily(() => z.object({ now: z.string(), done: z.boolean(), hops: z.int(), rung: z.int() }));
