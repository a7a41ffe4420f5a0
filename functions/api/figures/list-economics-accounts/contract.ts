import * as z from 'zod';
import { accountFigures } from '../../../../shared/domain/figures/report-economics.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, cellShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { accountItem } from '../accounts.ts';
import { pageBehind, pageShape } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/reports/economics/accounts',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The accounts a figure of unit economics counts, with what each ordered and left',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { pipeline: _leadsAlone, ...shape } = askedShape();
  return z
    .strictObject({ ...shape, ...pageShape(), ...cellShape(), figure: z.enum(accountFigures) })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    accountItem({
      /** Of its first lead. */
      month: z.string(),
      orders: z.int().nonnegative(),
      revenue: z.number(),
      margin: z.number(),
    }),
  ),
);
