import * as z from 'zod';
import { referralFigures } from '../../../../shared/domain/figures/report-referrals.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { accountItem } from '../accounts.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { OrderItem } from '../orders.ts';
import { pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/referrals/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'The accounts somebody recommended us to, those of them that have bought, or the orders a figure of money adds up',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf } = askedShape();
  return z
    .strictObject({ from, to, asOf, ...pageShape(), referrer: z.uuid(), figure: z.enum(referralFigures) })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(z.union([OrderItem(), accountItem({ kind: z.literal('account'), orders: z.int().nonnegative() })])),
);
