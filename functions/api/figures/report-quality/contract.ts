import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards, Sums } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/quality',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Leads that came in a time: target or not by source, campaign and criterion, in pieces and in money; how soon they were claimed and contacted; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject(askedShape()).refine(notBackwards, backwards));
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const measure = z.number().nonnegative().optional();

const Row = lazily(() =>
  z.object({
    source: z.string().optional(),
    campaign: z.string().optional(),
    leads: count,
    /** Confirmed as one we serve: it came to `sql`, or into a basket. */
    mql: count,
    nonTarget: count,
    undecided: count,
    spam: count,
    duplicate: count,
    handedToDealer: count,
    /** Of non-target and MQL; nothing where there is neither. */
    nonTargetShare: measure,
    byCriterion: z.record(z.string(), count),
    spent: Sums(),
    spentOnNonTarget: Sums(),
    spentByCriterion: z.record(z.string(), Sums()),
    records: z.string(),
  }),
);

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    rows: z.array(Row()).readonly(),
    total: Row(),
    response: z
      .array(
        z.object({
          by: z.enum(['manager', 'hour', 'all']),
          name: z.string().optional(),
          leads: count,
          claimed: count,
          /** Working minutes from when a lead came. */
          claimMedian: measure,
          claimP90: measure,
          contacted: count,
          contactMedian: measure,
          contactP90: measure,
          untouched: count,
          /** What each count counts. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
  }),
);

/** CSV of the rows for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
