import * as z from 'zod';
import { outcomes, ways } from '../../../../shared/domain/figures/funnel.ts';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, backwards, notBackwards } from '../asked.ts';

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
      by: z.enum(ways).default('arrival'),
      pipeline: z.enum(pipelines),
      stage: z.string().max(50),
      outcome: z.enum(outcomes).optional(),
      /** Of a loss; or the basket. */
      reason: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** So many are passed over: those of the pages before. */
      after: z.coerce.number().int().min(0).default(0),
    })
    .refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  z.object({
    asOf: z.string(),
    /** How many the figure counts. */
    total: z.int().nonnegative(),
    items: z
      .array(
        z.object({
          kind: z.enum(['lead', 'deal']),
          id: z.string(),
          company: z.string().optional(),
          segment: z.string().optional(),
          owner: z.string().optional(),
          enteredAt: z.string(),
          leftAt: z.string().optional(),
          outcome: z.enum(outcomes),
          reason: z.string().optional(),
          visits: z.int().positive(),
          amount: z.object({ netMinor: z.int(), currency: z.string(), as: z.string() }).optional(),
        }),
      )
      .readonly(),
    /** What `after` is for the next page. */
    next: z.int().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
