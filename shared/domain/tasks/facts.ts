import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';

/** Tasks and activities: facts of the lead or deal they belong to; `part` names the task or the activity. */
export const taskFacts = {
  TaskAdded: {
    version: 1,
    data: () => z.strictObject({ about: z.string(), assignee: z.string().optional(), dueAt: Instant }),
  },
  TaskAssigned: {
    version: 1,
    data: () => z.strictObject({ about: z.string(), from: z.string().optional(), to: z.string() }),
  },
  TaskDone: { version: 1, data: () => z.strictObject({ about: z.string(), outcome: z.string().optional() }) },
  ActivityRecorded: {
    version: 1,
    data: () =>
      z.strictObject({ channel: z.string(), direction: z.enum(['in', 'out']), result: z.string().optional() }),
  },
  /** The words are in `People`, under the subject and the id of the part. */
  NoteAdded: { version: 1, data: () => z.strictObject({}) },
} as const satisfies Record<string, FactDefinition>;
