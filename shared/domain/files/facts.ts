import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { FileSubject } from './file.ts';
import { fileEndings } from './endings.ts';

/** `on`: what it hangs on, where that is not the lead or deal itself. */
const file = () => ({ type: z.enum(fileEndings), size: z.int().positive(), on: FileSubject().optional() });

/** What happens to files: facts of the lead, deal or account they belong to; `part` names the file. */
export const fileFacts = {
  FileAdded: { version: 1, data: () => z.strictObject(file()) },
  FileRefused: { version: 1, data: () => z.strictObject({ ...file(), why: z.enum(['size', 'type']) }) },
  FileChecked: {
    version: 1,
    data: () => z.strictObject({ ...file(), verdict: z.enum(['clean', 'infected']), signature: z.string().optional() }),
  },
  FileRemoved: { version: 1, data: () => z.strictObject(file()) },
  FileRestored: { version: 1, data: () => z.strictObject(file()) },
} as const satisfies Record<string, FactDefinition>;
