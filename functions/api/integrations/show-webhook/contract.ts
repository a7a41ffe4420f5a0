import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/webhooks/{id}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'A subscription, and whether it fails',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { WebhookView as Output } from '../webhooks.ts';
