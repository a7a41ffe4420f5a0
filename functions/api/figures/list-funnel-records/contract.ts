import * as z from 'zod';
import { outcomes, ways } from '../../../../shared/domain/figures/funnel.ts';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/funnel/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The leads and deals that one figure of the funnel counts, those that came to the stage first in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      ...askedShape(),
      ...pageShape(),
      by: z.enum(ways).default('arrival'),
      pipeline: z.enum(pipelines),
      stage: z.string().max(50),
      outcome: z.enum(outcomes).optional(),
      /** Of a loss; or the basket. */
      reason: z.string().max(200).optional(),
    })
    .refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    recordItem({
      enteredAt: z.string(),
      leftAt: z.string().optional(),
      outcome: z.enum(outcomes),
      reason: z.string().optional(),
      visits: z.int().positive(),
    }),
  ),
);
