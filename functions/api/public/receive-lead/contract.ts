import * as z from 'zod';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const Env = AreaEnv;
export const route = {
  method: 'POST',
  path: '/leads',
  access: { kind: 'public' },
  summary: 'A request from a web form: JSON or form-encoded',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { SubmittedLead as Body } from '../../../../shared/domain/leads/submission.ts';
export const Output = lazily(() => z.strictObject({ id: z.uuid() }));
