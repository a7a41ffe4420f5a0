import * as z from 'zod';
import { attemptFigures, causeAxes } from '../../../../shared/domain/figures/win-backs.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { silenceCauses } from '../../../../shared/domain/win-backs/silence-causes.ts';
import { actions, automatic, outcomes } from '../../../../shared/domain/win-backs/win-back.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Sums } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/win-backs',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What came of win-backs, by month and action: returned in time, revenue, cost of offers, the lift over those held out, causes of silence; JSON or CSV',
} as const satisfies RouteContract;

export { MonthsAsOf as Input } from '../asked.ts';

const count = z.int().nonnegative();
const Arm = z.object({ count, returned: count });

const Report = lazily(() =>
  z.object({
    asOf: z.string(),
    currency: z.string(),
    rows: z
      .array(
        z.object({
          month: z.string(),
          action: z.enum(actions),
          started: count,
          heldOut: count,
          returned: count,
          returnedHeldOut: count,
          running: count,
          ended: z.partialRecord(z.enum(outcomes), count),
          revenue: Sums(),
          offersCost: Sums(),
          /** What each count counts. */
          records: z.object({
            ...Object.fromEntries(attemptFigures.map((figure) => [figure, z.string()])),
            ended: z.partialRecord(z.enum(outcomes), z.string()),
          }),
        }),
      )
      .readonly(),
    effects: z
      .array(
        z.object({
          action: z.enum(automatic),
          treated: Arm,
          heldOut: Arm,
          /** The difference of the shares with its 95% interval; nothing where too few began for an effect to be seen. */
          lift: z.object({ difference: z.number(), low: z.number(), high: z.number() }).optional(),
          records: z.object({ treated: z.string(), heldOut: z.string() }),
        }),
      )
      .readonly(),
    causes: z
      .array(
        z.object({
          by: z.enum(causeAxes),
          /** Nothing where nobody knows. */
          name: z.string().optional(),
          cause: z.enum(silenceCauses),
          count,
          records: z.string(),
        }),
      )
      .readonly(),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
