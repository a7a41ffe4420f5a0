import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/webhooks/{id}/test',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Send a test event, once and now, and answer what came of it',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { DeliveryView as Output } from '../webhooks.ts';
