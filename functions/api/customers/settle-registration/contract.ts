import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { settlements } from '../../../../shared/domain/registrations/register.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/registrations/{id}/settle',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Say whose a contested project is, or release one',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), as: z.enum(settlements) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { RegistrationView as Output } from '../registrations.ts';
