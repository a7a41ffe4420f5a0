import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'POST',
  path: '/leads/{source}',
  access: { kind: 'public' },
  summary: 'A request through a connector: tilda, typeform, google-ads, generic',
  once: 'always',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({ source: z.string().max(50) }));
export const Output = lazily(() => z.union([z.strictObject({ id: z.uuid() }), z.string()]));
