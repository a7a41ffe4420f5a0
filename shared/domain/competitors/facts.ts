import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** What happens in the register of competitors. What it says of them stays with the record. */
export const competitorFacts = {
  CompetitorAdded: { version: 1, data: () => z.strictObject({ slug: z.string(), us: z.boolean() }) },
  CompetitorEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
} as const satisfies Record<string, FactDefinition>;
