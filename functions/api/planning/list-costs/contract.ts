import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
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
    month: Month,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(CostView()), next: z.string().optional() }));
