import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** What happens to a subscription. That an event was delivered, or was not, is no fact: it would be told in its turn. */
export const webhookFacts = {
  WebhookOpened: { version: 1, data: () => z.strictObject({ types: z.array(z.string()).optional() }) },
  WebhookEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
  WebhookPaused: { version: 1, data: () => z.strictObject({ why: z.enum(['by-hand', 'gone']) }) },
  WebhookResumed: { version: 1, data: () => z.strictObject({}) },
  WebhookRotated: { version: 1, data: () => z.strictObject({ rotation: z.int().positive() }) },
  WebhookClosed: { version: 1, data: () => z.strictObject({}) },
} as const satisfies Record<string, FactDefinition>;
