import * as z from 'zod';
import { ways } from '../../../../shared/domain/figures/funnel.ts';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards, Sums } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/funnel',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Leads and deals by stage, each once by its last visit: entered = moved on + lost + parked + went back + here; conversion, time, money; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...askedShape(), by: z.enum(ways).default('arrival') }).refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const measure = z.number().nonnegative().optional();
const Counts = z.record(z.string(), count);

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    /** What costs of the months tell of impressions, clicks and visits; what none tells is absent. */
    reach: z.object({ impressions: count, clicks: count, visits: count }).partial(),
    stages: z
      .array(
        z.object({
          pipeline: z.enum(pipelines),
          stage: z.string(),
          entered: count,
          visits: count,
          /** Under way at this stage when it came here, and passed within one move; both are among those who entered. */
          opening: count,
          passed: count,
          movedOn: count,
          lost: z.object({ total: count, byReason: Counts }),
          parked: z.object({ total: count, byBasket: Counts }),
          wentBack: count,
          here: count,
          /** Moved on, of those who are there no more; nothing where nobody is, and at the last stage of a deal. */
          conversion: measure,
          daysMedian: measure,
          daysP90: measure,
          hoursMedian: measure,
          hoursP90: measure,
          /** Agreed, else quoted, else stated; where nobody knows, the median of the segment is assumed. */
          amount: z.object({ known: Sums(), assumed: Sums() }),
          /** Those who entered; `outcome` and `reason` narrow them to each of the other counts. */
          records: z.string(),
        }),
      )
      .readonly(),
  }),
);

/** CSV of the stages for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
