import * as z from 'zod';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Sums } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/baskets',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What became of those who came into the baskets, by month: returned, won, in pieces, days and money; JSON or CSV',
} as const satisfies RouteContract;

export { MonthsAsOf as Input } from '../asked.ts';

const count = z.int().nonnegative();

const Report = lazily(() =>
  z.object({
    asOf: z.string(),
    currency: z.string(),
    rows: z
      .array(
        z.object({
          month: z.string(),
          basket: z.enum(baskets),
          entered: count,
          returned: count,
          movedOn: count,
          closed: count,
          inside: count,
          won: count,
          daysToReturn: count.optional(),
          enteredSums: Sums(),
          returnedSums: Sums(),
          wonSums: Sums(),
          /** What each count counts. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
  }),
);

/** CSV for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
