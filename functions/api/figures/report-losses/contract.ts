import * as z from 'zod';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards, Sums } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/losses',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What was lost in a time at each stage and for which reason, in pieces and money, beside the time before; from where most of it came; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject(askedShape()).refine(notBackwards, backwards));
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const Amount = lazily(() => z.object({ known: Sums(), assumed: Sums() }));

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    rows: z
      .array(
        z.object({
          pipeline: z.enum(pipelines),
          stage: z.string(),
          reason: z.string(),
          lost: count,
          amount: Amount(),
          /** Nothing where the time before began too long ago to be read. */
          before: z.object({ lost: count, amount: Amount() }).optional(),
          /** Of all lost at the stage in this time. */
          share,
          /** Of all that left the stage in this time, whichever way. */
          ofGone: share,
          mostly: z.object({ source: z.string(), lost: count, share }).optional(),
          records: z.string(),
        }),
      )
      .readonly(),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
