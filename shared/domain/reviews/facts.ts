import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';

/** That a review was held. What was said stays with the record. */
export const reviewFacts = {
  ReviewHeld: {
    version: 1,
    data: () =>
      z.strictObject({
        since: Instant,
        until: Instant,
        /** The changes that were asked about. */
        keys: z.array(z.string()),
        /** The hypotheses it led to. */
        hypotheses: z.array(z.uuid()),
      }),
  },
} as const satisfies Record<string, FactDefinition>;
