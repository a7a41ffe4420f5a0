import * as z from 'zod';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { marketDetails } from '../../../../shared/domain/market/market.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';

export const route = {
  method: 'GET',
  path: '/reports/market',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'The market page beside what is so: per segment the days each stage is meant to take and takes, and the roles of the committee that open deals lack',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ asOf: askedShape().asOf }));
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();

export const Output = lazily(() =>
  z.object({
    asOf: z.string(),
    /** As it was written down last; nothing until somebody does. */
    market: z.object({ version: z.int().positive(), ...marketDetails() }).optional(),
    segments: z
      .array(
        z.object({
          segment: z.string(),
          focus: z.boolean(),
          committee: z.array(z.string()).readonly(),
          journey: z
            .array(
              z.object({
                pipeline: z.enum(pipelines),
                stage: z.string(),
                planned: z.number().optional(),
                daysMedian: z.number().optional(),
                entered: count,
                records: z.string(),
              }),
            )
            .readonly(),
          missing: z.array(z.object({ role: z.string(), deals: count, of: count, records: z.string() })).readonly(),
        }),
      )
      .readonly(),
  }),
);
