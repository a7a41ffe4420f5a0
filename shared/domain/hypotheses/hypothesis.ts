import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import { By } from '../people/by.ts';
import { outcomes } from './judge.ts';
import { MeasuredFigure, MeasuredOf } from './measured.ts';
import { Sample } from './sample.ts';

/** What is bet on, as it is written down once and for all. */
export const hypothesisDetails = () => ({
  /** In one sentence. */
  statement: z.string().trim().min(1).max(1000),
  figure: MeasuredFigure(),
  of: MeasuredOf().default({}),
  /** By how much the figure is expected to change: a share as a share, money in minor units. */
  expected: z.number(),
  /** Of the staff. */
  owner: z.uuid(),
  /** The first day of it, and the day on which it is judged, by what was until then. */
  startOn: Day,
  reviewOn: Day,
  /** `separate`: a new direction, compared with the main lane before it. @default main */
  lane: z.enum(lanes),
});

export const VerdictShape = lazily(() =>
  z.strictObject({
    outcome: z.enum(outcomes),
    of: z.int().nonnegative(),
    needed: z.int().optional(),
    difference: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
  }),
);

const started = () => ({ baseline: Sample(), needed: z.int().positive().optional() });

/** A bet on one figure, with a day on which it is judged. Once it has started, nothing of it changes but its state. */
export const Hypothesis = lazily(() =>
  z.strictObject({
    kind: z.literal('hypothesis'),
    id: z.uuid(),
    version: z.int().positive(),
    ...hypothesisDetails(),
    writtenAt: Instant,
    by: By,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('planned') }),
      z.strictObject({ name: z.literal('running'), ...started() }),
      z.strictObject({
        name: z.literal('judged'),
        ...started(),
        result: Sample(),
        verdict: VerdictShape(),
        at: Instant,
      }),
      z.strictObject({ name: z.literal('dropped'), at: Instant, by: By, why: z.string() }),
    ]),
  }),
);
export type Hypothesis = z.infer<ReturnType<typeof Hypothesis>>;

/** Where the register lists them, and those that time has something to do with, by when. */
export const hypothesesList = 'hypotheses';
export const dueHypotheses = 'hypothesis/due';

/** The day on which time has something to do with it next. */
export const dueOn = ({ state, startOn, reviewOn }: Hypothesis): string | undefined => {
  if (state.name === 'planned') return startOn;
  return state.name === 'running' ? reviewOn : undefined;
};
