import * as z from 'zod';
import { lifecycleStates } from '../../../../shared/domain/figures/lifecycle.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { accountItem } from '../accounts.ts';
import { pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/lifecycle/accounts',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The accounts at one stage of their lifecycle, those opened first in front',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, segment, manager } = askedShape();
  const shape = { from, to, asOf, segment, manager, ...pageShape(), state: z.enum(lifecycleStates) };
  return z.strictObject(shape).refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    accountItem({
      owner: z.string().optional(),
      orders: z.int().nonnegative(),
      lastOrderOn: z.string().optional(),
      step: z.int().optional(),
    }),
  ),
);
