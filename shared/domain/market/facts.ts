import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** That the market page was written anew; what it says stays with the record. */
export const marketFacts = {
  MarketDescribed: { version: 1, data: () => z.strictObject({ segments: z.array(z.string()) }) },
} as const satisfies Record<string, FactDefinition>;
