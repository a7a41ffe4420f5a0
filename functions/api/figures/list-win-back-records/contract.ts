import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
import { attemptFigures, causeAxes } from '../../../../shared/domain/figures/win-backs.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { silenceCauses } from '../../../../shared/domain/win-backs/silence-causes.ts';
import { actions, outcomes } from '../../../../shared/domain/win-backs/win-back.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { accountItem } from '../accounts.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/win-backs/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The win-backs a figure counts, with whose they are, those that began first in front',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf } = askedShape();
  return z
    .strictObject({
      ...{ from, to, asOf, ...pageShape() },
      month: Month.optional(),
      action: z.enum(actions).optional(),
      figure: z.enum(attemptFigures).optional(),
      outcome: z.enum(outcomes).optional(),
      /** Those alone that the effect counts. */
      measured: z.literal('true').optional(),
      cause: z.enum(silenceCauses).optional(),
      by: z.enum(causeAxes).optional(),
      /** Of the product, the manager or how late it came; empty: nobody knows. */
      name: z.string().max(200).optional(),
    })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    accountItem({
      winBackId: z.string(),
      action: z.enum(actions),
      startedOn: z.string(),
      heldOut: z.boolean(),
      outcome: z.enum(outcomes).optional(),
      cause: z.enum(silenceCauses).optional(),
      /** How many it placed in time. */
      orders: z.int().nonnegative(),
    }),
  ),
);
