import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { baskets } from '../leads/pipeline.ts';
import { formats } from './platforms.ts';

export const audienceFacts = {
  /** Somebody took the people of a basket out, hashed, for advertising. */
  AudienceExported: {
    version: 1,
    data: () =>
      z.strictObject({
        basket: z.enum(baskets),
        format: z.enum(formats),
        people: z.int().nonnegative(),
        added: z.int().nonnegative(),
        removed: z.int().nonnegative(),
      }),
  },
} as const satisfies Record<string, FactDefinition>;
