import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { WebhookView } from '../webhooks.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/webhooks',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'The subscriptions of other systems, the oldest first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export const Output = lazily(() => z.object({ items: z.array(WebhookView()) }));
