import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { WebhookChanges } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'PATCH',
  path: '/webhooks/{id}',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Change a subscription, pause it or make it active again',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    ...WebhookChanges().shape,
    expectedVersion: z.int().positive().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { WebhookView as Output } from '../webhooks.ts';
