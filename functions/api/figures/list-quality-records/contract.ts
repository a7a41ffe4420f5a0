import * as z from 'zod';
import { verdicts } from '../../../../shared/domain/figures/quality.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/quality/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The leads one figure of their quality counts: of a verdict, rejected by a criterion, or untouched',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      ...askedShape(),
      ...pageShape(),
      verdict: z.enum(verdicts).optional(),
      criterion: z.string().max(50).optional(),
      untouched: z.literal('true').optional(),
    })
    .refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    recordItem({
      arrivedAt: z.string(),
      verdict: z.enum(verdicts),
      claimedAt: z.string().optional(),
      contactedAt: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
);
