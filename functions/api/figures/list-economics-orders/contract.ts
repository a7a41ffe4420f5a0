import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { OrderItem } from '../orders.ts';
import { pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/economics/orders',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The orders of the months that a manager sold, the first in front',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf } = askedShape();
  return z
    .strictObject({
      ...{ from, to, asOf, ...pageShape() },
      /** Empty: of nobody anybody knows. */
      seller: z.union([z.uuid(), z.literal('')]),
    })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() => pageBehind(OrderItem()));
