import * as z from 'zod';
import { Line } from '../../../../shared/domain/deals/deal.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/deals',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Open a deal by hand for an account and a need',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    accountId: z.uuid(),
    need: z.string().trim().min(1).max(2000),
    process: z.enum(['project', 'dealer-order']).default('project'),
    origin: z.enum(['repeat', 'manual']).default('manual'),
    linkedTo: z.array(z.uuid()).max(20).default([]),
    lines: z.array(Line()).max(500).default([]),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { DealView as Output } from '../views.ts';
