import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { Amount } from '../money/money.ts';
import { orderCostFields } from './order-costs.ts';

export const purchaseFacts = {
  PurchaseRecorded: {
    version: 1,
    data: () =>
      z.strictObject({
        accountId: z.uuid(),
        dealId: z.uuid().optional(),
        amount: Amount,
        on: Day,
        source: z.enum(['deal', 'erp', 'import']),
      }),
  },
  PurchaseCorrected: { version: 1, data: () => z.strictObject({ from: Amount, to: Amount }) },
  /** What it cost us was told, or told otherwise: of goods, of the dealer's bonus, of delivery. */
  PurchaseCosted: { version: 1, data: () => z.strictObject(orderCostFields()) },
  PurchaseLinked: { version: 1, data: () => z.strictObject({ dealId: z.uuid(), pyramidStep: z.int() }) },
  /** The deal it was joined to came with an import that was taken back. */
  PurchaseUnlinked: { version: 1, data: () => z.strictObject({ dealId: z.uuid() }) },
  /** Part of the order came back; told again under its document it replaces what was said of it. */
  PurchaseReduced: { version: 1, data: () => z.strictObject({ document: z.string(), amount: Amount }) },
  PurchaseReversed: { version: 1, data: () => z.strictObject({ why: z.enum(['cancelled', 'returned', 'undone']) }) },
  /** What an event held back was about is done, or it was told again and applied. */
  ErpEventSettled: { version: 1, data: () => z.strictObject({}) },
} as const satisfies Record<string, FactDefinition>;
