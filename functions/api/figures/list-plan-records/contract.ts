import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { targetNames } from '../../../../shared/domain/plans/plan.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { OrderItem } from '../orders.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/plan/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What was done in a month towards a plan: its orders, the first orders of new customers, or the deals that were shipped',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { asOf, lane, segment, manager } = askedShape();
  return z.strictObject({
    ...{ asOf, lane, segment, manager, month: Month, figure: z.enum(targetNames) },
    ...pageShape(),
  });
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() => pageBehind(z.union([OrderItem(), recordItem({ shippedAt: z.string() })])));
