import * as z from 'zod';
import { responses, verdicts } from '../../../../shared/domain/figures/quality.ts';
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
  summary: 'The leads one figure of their quality counts: of a verdict, rejected by a criterion, or taken up or not',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      ...askedShape(),
      ...pageShape(),
      verdict: z.enum(verdicts).optional(),
      criterion: z.string().max(50).optional(),
      /** Of those that came here new: all, claimed, contacted, or neither. */
      response: z.enum(responses).optional(),
      /** Of the plant's day, in which it came. */
      hour: z
        .string()
        .regex(/^([01]\d|2[0-3])$/, 'an hour of the day, 00 to 23')
        .optional(),
      /** Whose it is, or of nobody's who claimed it; empty: neither. */
      responsible: z.union([z.uuid(), z.literal('')]).optional(),
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
