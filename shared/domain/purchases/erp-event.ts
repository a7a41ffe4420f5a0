/** What the ERP tells of an order or an account, and the record that keeps what cannot be applied yet. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { balanceFields } from '../accounts/balance.ts';
import { Amount } from '../money/money.ts';
import type { Idempotency } from '../records/records.ts';
import { orderCostFields } from './order-costs.ts';
import { purchaseId } from './purchase.ts';
import { lazily } from '../lazily.ts';

/** The order something is told of, and whose it is. */
export const toldOrder = {
  orderNumber: z.string().trim().min(1).max(50),
  orderDate: Day,
  taxId: z.string().max(30).optional(),
  company: z.string().max(200).optional(),
};
const document = z.string().trim().min(1).max(50);
const money = { ...toldOrder, document, amount: Amount, on: Day };

export const ErpEvent = lazily(() =>
  z.discriminatedUnion('type', [
    /** `orderAmount`: what the whole order comes to; a payment alone may be an instalment. What it costs us is of the whole order too. */
    z.strictObject({ type: z.literal('payment'), ...money, orderAmount: Amount.optional(), ...orderCostFields() }),
    z.strictObject({ type: z.literal('production-order'), ...toldOrder, document }),
    z.strictObject({
      ...{ type: z.literal('shipment'), ...toldOrder, document, on: Day, last: z.boolean() },
      ...orderCostFields(),
    }),
    z.strictObject({ type: z.literal('return'), ...money }),
  ]),
);
export type ErpEvent = z.infer<ReturnType<typeof ErpEvent>>;

/** What an account owes, by its tax id: `INN`, or `INN/KPP`. */
export const ToldBalance = lazily(() =>
  z.strictObject({
    type: z.literal('balance'),
    taxId: z.string().trim().min(1).max(30),
    company: z.string().max(200).optional(),
    ...balanceFields,
  }),
);
export type ToldBalance = z.infer<ReturnType<typeof ToldBalance>>;

/** Whatever the ERP tells: of an order, or of an account. */
export const ToldEvent = lazily(() => z.discriminatedUnion('type', [ErpEvent(), ToldBalance()]));
export type ToldEvent = z.infer<ReturnType<typeof ToldEvent>>;

/** An event that could not be applied, or not all of it, kept whole until somebody has seen to it. */
export const HeldErpEvent = lazily(() =>
  z.strictObject({
    kind: z.literal('erp-event'),
    id: z.uuid(),
    version: z.int().positive(),
    event: ToldEvent(),
    /** What it waits for: fields of a deal that its gates ask for, or the code of what stands against it. */
    missing: z.array(z.string()),
    heldAt: Instant,
    /** The deal of its order; without one the task is any head's. */
    dealId: z.uuid().optional(),
    taskId: z.uuid(),
    settledAt: Instant.optional(),
  }),
);
export type HeldErpEvent = z.infer<ReturnType<typeof HeldErpEvent>>;

const heldEvents = 'b0f9a1de-55f7-5a0a-9d0c-3f1d6e8c2a47'; // the name space of held events; changing it would hold them again
const contents = '2d7c5e10-8a43-5f6b-b1c9-7e4f0a9d6b32'; // the name space of what events say

export const orderOf = ({ orderNumber, orderDate }: ErpEvent) => ({ number: orderNumber, on: orderDate });

/** The id of the record that holds an event: one for all tellings of one document of an order, or of what one tax id owes. */
export const heldEventId = (legalEntity: string, event: ToldEvent): string =>
  v5(
    event.type === 'balance'
      ? `balance/${legalEntity}/${event.taxId}`
      : `${event.type}/${purchaseId(legalEntity, orderOf(event))}/${event.document}`,
    heldEvents,
  );

/** The document an event is about, as people call it; a balance has none but its day. */
export const documentOf = (event: ToldEvent): string =>
  event.type === 'balance' ? event.asOf.slice(0, 10) : event.document;

/** What a held event is about, in a list. */
export const titleOf = (event: ToldEvent): string =>
  `${event.type === 'balance' ? event.taxId : event.orderNumber}: ${documentOf(event)}`;

/** The mark that makes an event take effect once. Its key holds what it says: told again with other contents it is another. */
export function requestOf(event: ToldEvent): Idempotency {
  const fingerprint = JSON.stringify(event);
  const about = event.type === 'balance' ? event.taxId : `${event.orderNumber}/${event.document}`;
  return { key: `erp/${event.type}/${about}/${v5(fingerprint, contents)}`, fingerprint, answer: null };
}

/** Whether nobody has seen to it yet. */
export const isHeld = ({ settledAt }: Pick<HeldErpEvent, 'settledAt'>): boolean => settledAt === undefined;

/** The held event, seen to. */
export const settled = (held: HeldErpEvent, at: string): HeldErpEvent => ({
  ...held,
  version: held.version + 1,
  settledAt: at,
});
