import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** What can happen to a pair that looks like one record. */
export const duplicateFacts = {
  DuplicateFound: {
    version: 1,
    data: () => z.strictObject({ of: z.string(), ids: z.tuple([z.uuid(), z.uuid()]), why: z.string() }),
  },
  DuplicateSettled: { version: 1, data: () => z.strictObject({ as: z.enum(['different', 'merged']) }) },
} as const satisfies Record<string, FactDefinition>;
