import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { progressBands } from '../return/score.ts';
import { silenceCauses } from './silence-causes.ts';
import { actions, obstacleKinds, outcomes } from './win-back.ts';

/** What can happen to an attempt to win an account back. */
export const winBackFacts = {
  WinBackStarted: {
    version: 1,
    data: () =>
      z.strictObject({
        accountId: z.uuid(),
        action: z.enum(actions),
        startedOn: Day,
        /** Until when a purchase comes in time. */
        deadline: Instant,
        /** It gets no letters, so that others can be compared with it. */
        heldOut: z.literal(true).optional(),
        /** It counts in that comparison. */
        measured: z.literal(true).optional(),
        personId: z.uuid().optional(),
        offerId: z.uuid().optional(),
        /** Where the account stood, and the margin of its last twelve months in minor units of the company's currency. */
        cell: z.int(),
        progress: z.enum(progressBands).optional(),
        marginMinor: z.number(),
        segment: z.string().optional(),
        owner: z.string().optional(),
        /** What it bought last, from whom, and by how many days the shipment missed the first promise. */
        lastOrder: z
          .strictObject({
            purchaseId: z.uuid(),
            on: Day,
            product: z.string().optional(),
            manager: z.string().optional(),
            lateDays: z.int().optional(),
          })
          .optional(),
      }),
  },
  /** Its letters are over, and somebody is asked to call. */
  WinBackCallAsked: { version: 1, data: () => z.strictObject({ why: z.enum(['reply', 'deadline']), until: Instant }) },
  /** Whoever called says why the customer went silent; said again it replaces what was said. */
  SilenceExplained: { version: 1, data: () => z.strictObject({ cause: z.enum(silenceCauses) }) },
  /** Somebody of the staff wants it to end; it does so by itself. */
  WinBackStopAsked: { version: 1, data: () => z.strictObject({}) },
  WinBackEnded: {
    version: 1,
    data: () =>
      z.strictObject({
        accountId: z.uuid(),
        outcome: z.enum(outcomes),
        obstacle: z.enum(obstacleKinds).optional(),
        /** How many left. */
        letters: z.int().nonnegative(),
      }),
  },
  WinBackRestarted: { version: 1, data: () => z.strictObject({ why: z.string() }) },
} as const satisfies Record<string, FactDefinition>;
