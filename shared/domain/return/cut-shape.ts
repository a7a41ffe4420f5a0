import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { levels } from './forecast/levels.ts';

const Quartiles = z.tuple([z.number(), z.number()]);
const Boundary = z.strictObject({ recency: Quartiles, frequency: Quartiles, monetary: Quartiles });

const Lacks = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('few-repeaters'), repeaters: z.int(), needed: z.int() }),
  z.strictObject({ why: z.literal('short-history'), days: z.int(), needed: z.int() }),
  z.strictObject({ why: z.literal('degenerate') }),
]);
export const BasisShape = lazily(() =>
  z.discriminatedUnion('enoughData', [
    z.strictObject({
      enoughData: z.literal(true),
      /** In weeks. */
      parameters: z.strictObject({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
      logLikelihood: z.number(),
      /** Of the chances, by what came of those of one horizon ago: σ(intercept + slope · logit). Nothing where too few tell. */
      correction: z
        .strictObject({ intercept: z.number(), slope: z.number().positive(), customers: z.int() })
        .optional(),
    }),
    z.strictObject({
      enoughData: z.literal(false),
      lacking: Lacks,
      rates: z.array(z.strictObject({ level: z.enum(levels), group: z.string(), bought: z.int(), of: z.int() })),
    }),
  ]),
);

/** Of one segment, or of the company: by what, and of how many. */
export const BaseShape = lazily(() =>
  z.strictObject({
    name: z.string(),
    buyers: z.int().positive(),
    /** Days, purchases, and minor units of the company's currency. */
    boundaries: Boundary,
    /** Whose margin of a year is above it is valuable: the top quarter. */
    valuableAbove: z.number(),
  }),
);
export type Base = z.infer<ReturnType<typeof BaseShape>>;

export const CutShape = lazily(() =>
  z.strictObject({
    /** A Monday: its week's. */
    on: Day,
    /** The company's, and those of the segments with buyers enough. Of nobody there are none. */
    bases: z.array(BaseShape()),
    horizonDays: z.int().positive(),
    basis: BasisShape(),
  }),
);
export type Cut = z.infer<ReturnType<typeof CutShape>>;
