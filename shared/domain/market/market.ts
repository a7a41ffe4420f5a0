import * as z from 'zod';
import { pipelines } from '../figures/stages.ts';
import { lazily } from '../lazily.ts';
import { Id } from '../settings/entries.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What the plant says of its market: why it is bought from, and by whom. */
export const marketDetails = () => ({
  /** The idea and its value, in one sentence. */
  idea: text(500),
  segments: z
    .array(
      z.strictObject({
        segment: Id,
        /** Who buys there: what they do, fear and want. */
        persona: text(2000).optional(),
        /** To whom, what, and why us. */
        toWhom: text(500).optional(),
        what: text(500).optional(),
        whyUs: text(500).optional(),
        /** The way of a customer as it is meant to be: how many days each stage takes. */
        journey: z
          .array(z.strictObject({ pipeline: z.enum(pipelines), stage: text(50), days: z.number().min(0).max(1000) }))
          .max(30),
      }),
    )
    .max(50),
});

/** The market page: one record. */
export const Market = lazily(() =>
  z.strictObject({
    kind: z.literal('market'),
    id: z.string(),
    version: z.int().positive(),
    ...marketDetails(),
  }),
);
export type Market = z.infer<ReturnType<typeof Market>>;

export const marketId = 'market';
