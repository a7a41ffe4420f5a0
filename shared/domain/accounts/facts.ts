import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

export const accountFacts = {
  AccountOpened: { version: 1, data: () => z.strictObject({ personId: z.uuid(), leadId: z.uuid().optional() }) },
  AccountEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
} as const satisfies Record<string, FactDefinition>;
