import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'DELETE',
  path: '/webhooks/{id}',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Close a subscription for good; what is on its way to it is sent no more',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid() }));
