import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/referrals',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Who recommended us, and what those ordered whom they recommended us to, apart from their own orders; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf } = askedShape();
  return z.strictObject({ from, to, asOf }).refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

const Report = lazily(() =>
  z.object({
    asOf: z.string(),
    currency: z.string(),
    rows: z
      .array(
        z.object({
          referrer: z.string(),
          company: z.string().optional(),
          segment: z.string().optional(),
          /** The accounts it recommended us to. */
          referred: z.array(z.string()).readonly(),
          customers: z.int().nonnegative(),
          revenue: z.number(),
          margin: z.number(),
          ownRevenue: z.number(),
          /** What each figure counts. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
