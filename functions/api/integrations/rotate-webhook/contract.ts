import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/webhooks/{id}/rotate',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Give a subscription another secret, shown in this answer alone; the one before signs beside it for a day',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { WithSecret as Output } from '../webhooks.ts';
