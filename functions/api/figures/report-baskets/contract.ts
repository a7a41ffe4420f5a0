import * as z from 'zod';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/reports/baskets',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What became of those who came into the baskets, by month: returned, won, in pieces, days and money; JSON or CSV',
} as const satisfies RouteContract;

const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month, for example 2026-03');

/** Both months included, by the plant's calendar. */
export const Input = lazily(() =>
  z
    .strictObject({ from: Month, to: Month })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'the first month, or one after it' }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

/** So many of those counted have a known amount. */
const Sums = z.array(z.object({ netMinor: z.number(), currency: z.string(), of: z.int() })).readonly();
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
          enteredSums: Sums,
          returnedSums: Sums,
          wonSums: Sums,
        }),
      )
      .readonly(),
  }),
);

/** CSV for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
