import * as z from 'zod';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const Env = AreaEnv;
export const route = {
  method: 'POST',
  path: '/leads/{source}',
  access: { kind: 'public' },
  summary: 'A request through a connector: tilda, typeform, google-ads, generic',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({ source: z.string().max(50) }));
export const Output = lazily(() => z.union([z.strictObject({ id: z.uuid() }), z.string()]));
