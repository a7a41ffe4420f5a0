import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
import { basketFigures } from '../../../../shared/domain/figures/baskets.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordShape } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/baskets/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'The leads and deals that came into a basket in a month, and what became of each; who came in first in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...{ month: Month, asOf: askedShape().asOf, ...pageShape() },
    basket: z.enum(baskets),
    figure: z.enum(basketFigures).default('entered'),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    z.object({
      ...recordShape(),
      enteredAt: z.string(),
      leftAt: z.string().optional(),
      left: z.enum(['returned', 'moved-on', 'closed']).optional(),
      /** What it was won with since. */
      won: z.object({ netMinor: z.number(), currency: z.string() }).optional(),
    }),
  ),
);
