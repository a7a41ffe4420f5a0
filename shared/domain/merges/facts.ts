import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

const merged = { version: 1, data: () => z.strictObject({ into: z.uuid(), mergeId: z.uuid() }) } as const;
const absorbed = { version: 1, data: () => z.strictObject({ loser: z.uuid(), mergeId: z.uuid() }) } as const;
const undone = { version: 1, data: () => z.strictObject({ mergeId: z.uuid() }) } as const;
const moved = { from: z.string(), to: z.string(), visit: z.int() };

/** What merging says: of the record that became an alias, and of the one that goes on; undone, of both. */
export const mergeFacts = {
  AccountMerged: merged,
  AccountAbsorbed: absorbed,
  AccountMergeUndone: undone,
  PersonMerged: merged,
  PersonAbsorbed: absorbed,
  PersonMergeUndone: undone,
  LeadMerged: { version: 1, data: () => z.strictObject({ ...moved, into: z.uuid(), mergeId: z.uuid() }) },
  LeadAbsorbed: absorbed,
  LeadMergeUndone: {
    version: 1,
    data: () => z.strictObject({ mergeId: z.uuid(), ...z.strictObject(moved).partial().shape }),
  },
} as const satisfies Record<string, FactDefinition>;
