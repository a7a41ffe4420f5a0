import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { baskets } from '../leads/pipeline.ts';

/** What a lead or a deal says of its basket while it is parked. */
export const basketStage = () => ({
  basket: z.enum(baskets),
  wakeUpAt: Day.optional(),
  /** The last enrolment of its; none where there was nobody to write to. */
  enrolmentId: z.uuid().optional(),
});
