import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, cellShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { OrderItem } from '../orders.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/focus/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The leads and deals worked on in a segment, with how much was done, or its orders',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, lane, manager } = askedShape();
  const { row } = cellShape();
  const figure = z.enum(['leads', 'activities', 'daysAtWork', 'orders', 'revenue', 'margin']);
  return z
    .strictObject({ ...{ from, to, asOf, lane, manager, row, figure }, ...pageShape() })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(z.union([OrderItem(), recordItem({ activities: z.int().nonnegative(), daysAtWork: z.number() })])),
);
