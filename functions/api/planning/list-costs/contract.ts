import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { CostView } from '../costs.ts';

export const route = {
  method: 'GET',
  path: '/costs',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'What was spent in a month, by the first day it was spent on',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month, for example 2026-03'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(CostView()), next: z.string().optional() }));
