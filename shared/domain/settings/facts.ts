import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';

export const settingFacts = {
  SettingChanged: { version: 1, data: () => z.strictObject({ name: z.string(), n: z.int(), from: Instant }) },
} as const satisfies Record<string, FactDefinition>;
