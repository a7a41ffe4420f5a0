import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { Amount } from '../money/money.ts';

export const purchaseFacts = {
  PurchaseRecorded: {
    version: 1,
    data: z.strictObject({
      accountId: z.uuid(),
      dealId: z.uuid().optional(),
      amount: Amount,
      on: Day,
      source: z.enum(['deal', 'erp', 'import']),
    }),
  },
  PurchaseCorrected: { version: 1, data: z.strictObject({ from: Amount, to: Amount }) },
} as const satisfies Record<string, FactDefinition>;
