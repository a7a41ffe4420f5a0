import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'DELETE',
  path: '/dead-letters/{queue}/{id}',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Throw a dead letter away: what it is about was done otherwise, or needs to be done no more',
} as const satisfies RouteContract;

export { OneLetter as Input } from '../dead-letters.ts';
export const Output = lazily(() => z.object({ id: z.string() }));
