/** What reports of leads and deals are asked for: months, an instant to know them as of, and what they are about. */
import * as z from 'zod';
import { Day, Instant, Month } from '../../../shared/domain/calendar/instant-schema.ts';
import { pipelines } from '../../../shared/domain/figures/stages.ts';
import { lanes } from '../../../shared/domain/leads/lane.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { leadOrigins } from '../../../shared/domain/settings/settings.ts';
import { backwards, notBackwards } from './months.ts';

const name = () => z.string().min(1).max(200).optional();

export const askedShape = () => ({
  from: Month,
  to: Month,
  /** An instant, or a day to its end. @default now */
  asOf: z.union([Instant, Day]).optional(),
  pipeline: z.enum(pipelines).optional(),
  source: name(),
  campaign: name(),
  touch: z.enum(['first', 'last']).optional(),
  origin: z.enum(leadOrigins).optional(),
  segment: name(),
  manager: z.uuid().optional(),
  product: name(),
  lane: z.enum([...lanes, 'all']).optional(),
});

/** Both months included, by the plant's calendar, and when they are known as of. */
export const MonthsAsOf = lazily(() => {
  const { from, to, asOf } = askedShape();
  return z.strictObject({ from, to, asOf }).refine(notBackwards, backwards);
});
export type MonthsAsOf = z.infer<ReturnType<typeof MonthsAsOf>>;

/** Which cell of a report by segment and month: of nobody's where `row` is empty, of all where it is left out. */
export const cellShape = () => ({ row: z.string().max(50).optional(), month: Month.optional() });

/** What a report says of itself: as of when, in which currency, and what it was asked about. */
export const reportShape = () => ({
  asOf: z.string(),
  currency: z.string(),
  filter: z.record(z.string(), z.string()),
});

/** The address of a report with what it was asked for, of the very instant it was answered as of. */
export function linkOf(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value !== undefined) query.set(key, value);
  return `${path}?${query.toString()}`;
}
