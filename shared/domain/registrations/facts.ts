import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** What can happen to a dealer's project. Its name is not told: it may be that of a person. */
export const registrationFacts = {
  ProjectRegistered: {
    version: 1,
    data: () =>
      z.strictObject({
        dealerId: z.uuid(),
        customerId: z.uuid(),
        until: z.string(),
        contestedWith: z.uuid().optional(),
      }),
  },
  ProjectSettled: { version: 1, data: () => z.strictObject({ as: z.enum(['protected', 'rejected', 'released']) }) },
} as const satisfies Record<string, FactDefinition>;
