import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/calls',
  access: { kind: 'signed' },
  summary:
    'A call, when it rings and when it is over: an activity on the card of whoever is on the line, or a lead for an unknown number',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { ToldCall as Body } from '../../../../shared/domain/calls/told-call.ts';
export const Output = lazily(() =>
  z.strictObject({
    applied: z.enum(['found', 'recorded', 'opened', 'before', 'nobody']),
    card: z.strictObject({ kind: z.enum(['lead', 'deal']), id: z.uuid(), owner: z.string().optional() }).optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
