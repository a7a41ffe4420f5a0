import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { importKinds } from './import.ts';

const count = (): z.ZodInt => z.int().nonnegative();

export const importFacts = {
  ImportOpened: { version: 1, data: () => z.strictObject({ of: z.enum(importKinds), dryRun: z.boolean() }) },
  ImportDone: { version: 1, data: () => z.strictObject({ imported: count(), unchanged: count(), rejected: count() }) },
  /** The file as a whole could not be read. */
  ImportFailed: { version: 1, data: () => z.strictObject({ why: z.string() }) },
  ImportUndone: { version: 1, data: () => z.strictObject({ removed: count(), kept: count() }) },
  /** The record is gone: the import it came with was taken back. */
  RecordRemoved: {
    version: 1,
    /** `of`: the record it was about. */
    data: () => z.strictObject({ importId: z.uuid(), of: z.uuid().optional() }),
  },
  /** The import it came with was taken back, and it stays: somebody works with it. From now on it is no import's. */
  RecordKept: { version: 1, data: () => z.strictObject({ importId: z.uuid() }) },
} as const satisfies Record<string, FactDefinition>;
