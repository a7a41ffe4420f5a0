import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { Amount } from '../money/money.ts';

/** What happens to a quote in the making. That it is sent, its deal tells. */
export const quoteFacts = {
  QuoteDrafted: { version: 1, data: () => z.strictObject({ dealId: z.uuid(), amount: Amount }) },
  QuoteEdited: {
    version: 1,
    data: () => z.strictObject({ dealId: z.uuid(), fields: z.array(z.string()), amount: Amount }),
  },
  QuoteDiscarded: { version: 1, data: () => z.strictObject({ dealId: z.uuid() }) },
} as const satisfies Record<string, FactDefinition>;
