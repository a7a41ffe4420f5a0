import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'GET',
  path: '/health',
  access: { kind: 'public' },
  summary: 'Whether requests can be taken',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export const Output = lazily(() => z.strictObject({ ok: z.literal(true), now: z.string() }));
