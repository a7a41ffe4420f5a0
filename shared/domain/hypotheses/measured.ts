/** Which figure a hypothesis is a bet on: a cell of a report. */
import * as z from 'zod';
import { pipelines } from '../figures/stages.ts';
import { lazily } from '../lazily.ts';
import { leadOrigins } from '../settings/settings.ts';

const name = () => z.string().trim().min(1).max(200);
const atStage = () => ({ pipeline: z.enum(pipelines), stage: name() });

/** The report and the cell of it. What is no share is a mean: of one record, or of one day. */
export const MeasuredFigure = lazily(() =>
  z.discriminatedUnion('report', [
    z.strictObject({
      report: z.literal('funnel'),
      figure: z.enum(['conversion', 'lost', 'parked', 'wentBack', 'days', 'enteredPerDay', 'amount']),
      ...atStage(),
    }),
    z.strictObject({ report: z.literal('losses'), figure: z.literal('share'), ...atStage(), reason: name() }),
    z.strictObject({
      report: z.literal('quality'),
      figure: z.enum(['nonTargetShare', 'claimMinutes', 'contactMinutes', 'untouchedShare', 'leadsPerDay']),
    }),
    z.strictObject({
      report: z.literal('economics'),
      figure: z.enum(['customerShare', 'revenuePerLead', 'marginPerLead']),
    }),
    z.strictObject({
      report: z.literal('choice'),
      figure: z.literal('choice'),
      /** Against whom; any rival where it is left out. */
      competitor: name().optional(),
    }),
    z.strictObject({ report: z.literal('plan'), figure: z.enum(['ordersPerDay', 'orderAmount', 'marginShare']) }),
    z.strictObject({ report: z.literal('focus'), figure: z.literal('activitiesPerDay') }),
  ]),
);
export type MeasuredFigure = z.infer<ReturnType<typeof MeasuredFigure>>;

/** Of whom it is measured. */
export const MeasuredOf = lazily(() =>
  z.strictObject({
    source: name().optional(),
    campaign: name().optional(),
    touch: z.enum(['first', 'last']).optional(),
    origin: z.enum(leadOrigins).optional(),
    segment: name().optional(),
    manager: z.uuid().optional(),
    product: name().optional(),
  }),
);
export type MeasuredOf = z.infer<ReturnType<typeof MeasuredOf>>;
