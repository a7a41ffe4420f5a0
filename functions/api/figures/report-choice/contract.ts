import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/choice',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Choice out of 100: of those who chose between us and a rival, how many chose us, by segment and rival, with its interval and coverage; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject(askedShape()).refine(notBackwards, backwards));
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const outOf100 = z.number().min(0).max(100).optional();
const Score = lazily(() => z.object({ won: count, lost: count, choice: outOf100, low: outOf100, high: outOf100 }));
const Told = lazily(() => z.object({ told: count, of: count, records: z.string() }));

const Report = lazily(() =>
  z.object({
    asOf: z.string(),
    filter: z.record(z.string(), z.string()),
    rows: z
      .array(
        Score().extend({
          /** All segments together where it says none. */
          segment: z.string().optional(),
          /** A slug of the register; ourselves against all rivals where it says `us`. */
          competitor: z.string(),
          us: z.boolean(),
          /** Nothing where the time before began too long ago to be read. */
          before: Score().optional(),
          byMonth: z.array(Score().extend({ month: z.string() })).readonly(),
          records: z.object({ won: z.string(), lost: z.string() }),
        }),
      )
      .readonly(),
    /** What the shares rest on: wins of which somebody said over whom, and losses by name. `records` of the wins are those nobody said it of. */
    coverage: z.object({ won: Told(), lost: Told() }),
    names: z.record(z.string(), z.string()),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
