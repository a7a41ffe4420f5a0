import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/webhooks/{id}/replay',
  access: { kind: 'staff', groups: ['operator'] },
  summary:
    'Send again all that was given up of events that came within a time, 1,000 at a call; `more` when there are others',
} as const satisfies RouteContract;

/** When the events came to be sent: both ends included. */
export const Input = lazily(() => z.strictObject({ id: z.uuid(), from: Instant, to: Instant }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ replayed: z.int().nonnegative(), more: z.boolean() }));
