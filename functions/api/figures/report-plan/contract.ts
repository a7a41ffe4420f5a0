import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/plan',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Plan, fact, forecast and gap by month, of all, each manager and each segment: orders, shipments, margin, new customers; what the forecast rests on; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, lane } = askedShape();
  return z.strictObject({ from, to, asOf, lane }).refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const Aim = lazily(() =>
  z.object({
    plan: z.number().optional(),
    fact: z.number(),
    /** Done and expected; nothing of a month that is over or more than half a year ahead. */
    forecast: z.number().optional(),
    /** Negative: the plan is passed. */
    gap: z.number().optional(),
  }),
);

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    rows: z
      .array(
        z.object({
          month: z.string(),
          manager: z.string().optional(),
          segment: z.string().optional(),
          /** Net, in minor units of the currency. */
          orders: Aim(),
          shipments: Aim(),
          margin: Aim(),
          newCustomers: Aim(),
          leadsForGap: count.optional(),
          /** What was done towards each. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
    /** Of the new leads decided within a year, those that came to an order, and what one is worth. */
    conversion: z.object({ won: count, decided: count, meanOrder: z.number().optional() }),
    /** Of so many deals that stood at the stage as long, so many were paid in as many days as are left of the month; fewer than ten are counted with all of the stage. */
    stages: z
      .array(z.object({ stage: z.string(), stood: z.string(), open: count, reached: count, of: count }))
      .readonly(),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
