import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'GET',
  path: '/u/{token}',
  access: { kind: 'public' },
  summary: 'The page on which a reader of a letter can unsubscribe; opening it changes nothing',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({ token: z.string().max(100) }));
/** A page. */
export const Output = lazily(() => z.string());
