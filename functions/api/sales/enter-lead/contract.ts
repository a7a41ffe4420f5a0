import * as z from 'zod';
import { NewLead } from '../../../../shared/domain/leads/enter-by-hand.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/manual',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'Enter a lead by hand: a call, an exhibition, a referral',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ...NewLead().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid(), became: z.enum(['lead', 'touch']) }));
