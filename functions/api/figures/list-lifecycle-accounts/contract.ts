import * as z from 'zod';
import { lifecycleStates } from '../../../../shared/domain/figures/lifecycle.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { accountItem } from '../accounts.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { oneAlone, pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/lifecycle/accounts',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'The accounts at one stage of their lifecycle, that came to one, that are on a step of the product pyramid, or that moved up to it; those opened first in front',
} as const satisfies RouteContract;

const step = () => z.coerce.number().int().min(1).max(100).optional();

export const Input = lazily(() => {
  const { from, to, asOf, segment, manager } = askedShape();
  const figures = {
    state: z.enum(lifecycleStates).optional(),
    /** In the months asked for: won, shipped to first, active within a year, moved up the pyramid, returned. */
    cameTo: z.enum(lifecycleStates).optional(),
    step: step(),
    movedUpTo: step(),
  };
  return z
    .strictObject({ from, to, asOf, segment, manager, ...pageShape(), ...figures })
    .refine(notBackwards, backwards)
    .refine(...oneAlone('state', 'cameTo', 'step', 'movedUpTo'));
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
