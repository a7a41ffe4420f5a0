import * as z from 'zod';
import { NewLead } from '../../../../shared/domain/leads/enter-by-hand.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/leads/manual',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'Enter a lead by hand: a call, an exhibition, a referral',
} as const satisfies RouteContract;

export const Input = z.strictObject({ ...NewLead.shape });
export type Input = z.infer<typeof Input>;
export const Output = z.object({ id: z.uuid(), became: z.enum(['lead', 'touch']) });
