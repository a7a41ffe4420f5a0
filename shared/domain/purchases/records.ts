/** What an event of the ERP concerns, read from the store. */
import { dealMoveRecords } from '../deals/records.ts';
import type { Context } from '../records/context.ts';
import type { Refused } from '../records/refusal.ts';
import type { Records } from '../records/records.ts';
import { type Buyer, buyerAt, buyerOf } from './buyer.ts';
import type { ErpRecords } from './erp.ts';
import { type ErpEvent, heldEventId, orderOf } from './erp-event.ts';
import { orderClaim, type Purchase, purchaseId, unlessUndone } from './purchase.ts';

type Reading = Pick<Records, 'get' | 'getMany' | 'holderOf' | 'list'>;

/** The deal that holds the event's order number, the order's purchase, and who bought it when there is no deal. */
export async function erpRecords(event: ErpEvent, records: Reading, context: Context): Promise<ErpRecords> {
  const { legalEntity } = context.policy.company;
  const order = orderOf(event);
  const [holder, purchase, held] = await Promise.all([
    records.holderOf(orderClaim(legalEntity, order)),
    records.get('purchase', purchaseId(legalEntity, order)),
    records.get('erp-event', heldEventId(legalEntity, event)),
  ]);
  const deal = holder && (await records.get('deal', holder.id));
  if (deal)
    return { deal, beside: await dealMoveRecords(deal, undefined, records, context), purchase, buyer: undefined, held };
  const beside = { purchase, earlier: [], winBack: false };
  const buyer = event.type === 'payment' ? await payerOf(event, unlessUndone(purchase), records, context) : undefined;
  return { deal: undefined, beside, purchase, buyer, held };
}

/** Whose payment it is: by its tax id, or without one by the order's purchase. */
async function payerOf(
  event: ErpEvent,
  purchase: Purchase | undefined,
  records: Reading,
  context: Context,
): Promise<Buyer | Refused> {
  const known = event.taxId === undefined && purchase && (await records.get('account', purchase.accountId));
  return known ? buyerAt(known, records) : buyerOf(event, records, context);
}
