import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { stageSchema } from '../leads/lead.ts';
import { By } from '../people/by.ts';
import { Alarm, standing, Wait } from '../pipeline/standing.ts';

/** What can be merged with another of its kind. */
export const mergeable = ['lead', 'person', 'account'] as const;
export type Mergeable = (typeof mergeable)[number];

/** One record merged into another of its kind, so that it can be undone. */
export const Merge = lazily(() =>
  z.strictObject({
    kind: z.literal('merge'),
    id: z.uuid(),
    version: z.int().positive(),
    of: z.enum(mergeable),
    /** Which goes on, and which became its alias. */
    into: z.uuid(),
    loser: z.uuid(),
    at: Instant,
    by: By,
    /** Where a lead stood before: its clocks run on from there when the merge is undone. */
    stood: z
      .strictObject({ stage: stageSchema(), visit: standing.visit, alarms: z.array(Alarm), wait: Wait.optional() })
      .optional(),
    undone: z.strictObject({ at: Instant, by: By }).optional(),
  }),
);
export type Merge = z.infer<ReturnType<typeof Merge>>;
