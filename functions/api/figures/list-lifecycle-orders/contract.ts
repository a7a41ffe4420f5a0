import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { OrderItem } from '../orders.ts';
import { oneAlone, pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/lifecycle/orders',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The orders of the months that were recurring, or of a group of products, the first in front',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, segment, manager } = askedShape();
  const figures = {
    /** Of accounts that had ordered before. */
    recurring: z.literal('true').optional(),
    /** Of a group of products; empty: of products nobody knows. */
    group: z.string().max(50).optional(),
  };
  return z
    .strictObject({ from, to, asOf, segment, manager, ...pageShape(), ...figures })
    .refine(notBackwards, backwards)
    .refine(...oneAlone('recurring', 'group'));
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() => pageBehind(OrderItem()));
