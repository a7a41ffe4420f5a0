import * as z from 'zod';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const Env = AreaEnv;
export const route = {
  method: 'POST',
  path: '/leads/{source}',
  access: { kind: 'public' },
  summary: 'A request through a connector: tilda, typeform, google-ads, generic',
} as const satisfies RouteContract;
export const Input = z.looseObject({ source: z.string().max(50) });
export const Output = z.union([z.strictObject({ id: z.uuid() }), z.string()]);
