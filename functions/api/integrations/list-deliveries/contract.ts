import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { deliveryStates } from '../../../../shared/domain/webhooks/delivery.ts';
import { DeliveryView } from '../webhooks.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary:
    'The deliveries of a subscription in the last 30 days, the newest first; those that wait by when they are tried next',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    state: z.enum(deliveryStates).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(DeliveryView()), next: z.string().optional() }));
