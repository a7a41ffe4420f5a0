import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/dead-letters/{queue}/{id}/redrive',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Send a dead letter again to the function whose it is; it stays while that fails',
} as const satisfies RouteContract;

export { OneLetter as Input } from '../dead-letters.ts';
export const Output = lazily(() => z.object({ id: z.string() }));
