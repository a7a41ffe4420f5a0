import * as z from 'zod';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { VerdictShape } from '../../../../shared/domain/hypotheses/hypothesis.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { groups } from '../../../../shared/domain/people/actor.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';

export const route = {
  method: 'GET',
  path: '/reviews/next',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'What the next review is about: what changed most since the last one, in money, the question each change asks and whom, hypotheses due, levers, deals and campaigns by month',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ asOf: askedShape().asOf }));
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const Words = lazily(() => z.object({ en: z.string(), ru: z.string() }));

const Figure = lazily(() =>
  z.discriminatedUnion('report', [
    z.object({ report: z.literal('losses'), pipeline: z.enum(pipelines), stage: z.string(), reason: z.string() }),
    z.object({ report: z.literal('funnel'), pipeline: z.enum(pipelines), stage: z.string() }),
    z.object({ report: z.literal('quality') }),
    z.object({ report: z.literal('orders'), segment: z.string().optional() }),
    z.object({ report: z.literal('plan'), month: z.string(), manager: z.string().optional() }),
  ]),
);

export const Output = lazily(() =>
  z.object({
    asOf: z.string(),
    currency: z.string(),
    since: z.string(),
    before: z.string(),
    changes: z
      .array(
        z.object({
          key: z.string(),
          figure: Figure(),
          was: z.number(),
          now: z.number(),
          /** Negative where it costs money. */
          amountMinor: z.number(),
          question: Words(),
          asks: z.enum(groups),
          manager: z.string().optional(),
          addressee: z.string().optional(),
        }),
      )
      .readonly(),
    /** Judged since, and due within a week. */
    hypotheses: z
      .array(
        z.object({
          id: z.string(),
          statement: z.string(),
          owner: z.string(),
          reviewOn: z.string(),
          state: z.string(),
          verdict: VerdictShape().optional(),
        }),
      )
      .readonly(),
    levers: z
      .array(
        z.object({
          pipeline: z.enum(pipelines),
          stage: z.string(),
          title: Words(),
          gone: count,
          conversion: z.number(),
          /** A year's margin more, had one point more gone on. */
          extraMargin: z.number().optional(),
        }),
      )
      .readonly(),
    months: z.array(z.object({ month: z.string(), deals: z.record(z.string(), count), campaigns: count })).readonly(),
  }),
);
