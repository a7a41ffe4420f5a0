import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'POST',
  path: '/u/{token}',
  access: { kind: 'public' },
  summary: 'Unsubscribe: `topic` is `this` or `all`; a mail program’s one click (RFC 8058) means all',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({ token: z.string().max(100) }));
export const Body = lazily(() => z.looseObject({ topic: z.enum(['this', 'all']).default('all') }));
/** A page. */
export const Output = lazily(() => z.string());
