import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { lanes } from '../leads/lane.ts';
import { baskets } from '../leads/pipeline.ts';
import { Amount } from '../money/money.ts';
import { dateReasons, Payment, Shipment } from './deal.ts';

const movement = { from: z.string(), to: z.string(), visit: z.int() };

/** What can happen to a deal. Facts name people by id; free text stays with the record or in notes. */
export const dealFacts = {
  DealOpened: {
    version: 1,
    data: () =>
      z.strictObject({
        process: z.string(),
        stage: z.string(),
        origin: z.enum(['lead', 'repeat', 'win-back', 'manual']),
        accountId: z.uuid(),
        leadId: z.uuid().optional(),
        segment: z.string().optional(),
        lane: z.enum(lanes).optional(),
        owner: z.string().optional(),
        /** It was under way when it came here, at this stage: an opening balance until it moves. */
        opening: z.literal(true).optional(),
      }),
  },
  DealMoved: {
    version: 1,
    data: () =>
      z.strictObject({
        ...movement,
        passed: z.array(z.string()),
        reason: z.string().optional(),
        competitor: z.string().optional(),
        basket: z.enum(baskets).optional(),
        wakeUpAt: Day.optional(),
        amount: Amount.optional(),
        /** Of a cancellation. */
        refund: Amount.optional(),
        cost: Amount.optional(),
      }),
  },
  DealWon: {
    version: 1,
    data: () =>
      z.strictObject({
        purchaseId: z.uuid(),
        amount: Amount,
        dealKind: z.enum(['first', 'regular', 'development', 'returned']),
        /** Whether the payment or the deferral it stands on was confirmed. */
        confirmed: z.boolean().optional(),
      }),
  },
  /** Price and terms of payment are agreed, or are agreed `again`, otherwise than before. */
  DealAgreed: { version: 1, data: () => z.strictObject({ amount: Amount, on: Day, again: z.boolean() }) },
  DealReopened: { version: 1, data: () => z.strictObject({ ...movement }) },
  DealEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
  DealAssigned: { version: 1, data: () => z.strictObject({ from: z.string().optional(), to: z.string() }) },
  DealWaits: { version: 1, data: () => z.strictObject({ until: Instant }) },
  DealWaitEnded: { version: 1, data: () => z.strictObject({ by: z.enum(['date', 'hand']) }) },
  DealOverdue: {
    version: 1,
    data: () => z.strictObject({ stage: z.string(), alarm: z.string(), dueAt: Instant, taskId: z.uuid().optional() }),
  },
  DealApproved: {
    version: 1,
    data: () => z.strictObject({ what: z.enum(['deferral', 'discount', 'margin']), percent: z.number().optional() }),
  },
  QuoteSent: {
    version: 1,
    data: () =>
      z.strictObject({
        version: z.int(),
        number: z.string(),
        amount: Amount,
        sentOn: Day,
        discountPercent: z.number().optional(),
      }),
  },
  CommitteeChanged: { version: 1, data: () => z.strictObject({ personId: z.uuid(), role: z.string() }) },
  PaymentRecorded: { version: 1, data: () => Payment() },
  ProductionOrdered: { version: 1, data: () => z.strictObject({ number: z.string(), confirmed: z.boolean() }) },
  ShipmentRecorded: { version: 1, data: () => Shipment() },
  ShipDateMoved: { version: 1, data: () => z.strictObject({ from: Day, to: Day, reason: z.enum(dateReasons) }) },
  ErpEventHeld: {
    version: 1,
    data: () =>
      z.strictObject({ event: z.string(), document: z.string(), missing: z.array(z.string()), taskId: z.uuid() }),
  },
  DealRestarted: { version: 1, data: () => z.strictObject({ why: z.string() }) },
} as const satisfies Record<string, FactDefinition>;
