import type { FactDraft } from '../facts/draft.ts';
import { type Purchase, purchaseId } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import type { Deal } from './deal.ts';
import type { DealMoveRecords } from './move.ts';

type Won = { readonly ok: true; readonly deal: Deal; readonly facts: readonly FactDraft[]; readonly plan: Plan };

/**
 * Meeting the condition to start production records one purchase for the whole order. The ERP may have told of it
 * before; then its amount stands. The same order number of another account is refused.
 */
export function winDeal(deal: Deal, { purchase, earlier, winBack }: DealMoveRecords, { at, policy }: Context): Won | Refused {
  const { order, agreement } = deal;
  if (order === undefined || agreement === undefined) throw new Error('the gate of the payment stage asks for order and agreement');
  const id = purchaseId(policy.company.legalEntity, order);
  if (purchase && purchase.accountId !== deal.accountId)
    return refuse('order-of-another-account', `order ${order.number} is account ${purchase.accountId}'s`, { kind: 'conflict' });
  const amount = purchase?.amount ?? agreement.amount;
  const step = highestStep(deal, policy);
  const dealKind = winBack ? 'returned' : kindAfter(earlier, step);
  const won: Deal = { ...deal, won: { at, purchaseId: id, dealKind } };
  const facts: FactDraft[] = [{ type: 'DealWon', data: { purchaseId: id, amount, dealKind } }];
  return { ok: true, deal: won, facts, plan: purchase ? together() : recordPurchase(id, deal, amount, order, step) };
}

function recordPurchase(id: string, { accountId, id: dealId }: Deal, amount: Purchase['amount'], order: { number: string; on: string }, pyramidStep: number): Plan {
  const purchase: Purchase = { kind: 'purchase', id, version: 1, accountId, dealId, orderNumber: order.number, amount, on: order.on, source: 'deal', pyramidStep };
  return change(undefined, purchase, { type: 'PurchaseRecorded', data: { accountId, dealId, amount, on: order.on, source: 'deal' } });
}

/** The highest step of the product pyramid among the deal's products; 0 when none is in the register. */
const highestStep = ({ lines }: Deal, { products }: Policy): number =>
  Math.max(0, ...lines.map((line) => products.find(({ id }) => id === line.product)?.pyramidStep ?? 0));

const kindAfter = (earlier: DealMoveRecords['earlier'], step: number) => {
  if (earlier.length === 0) return 'first';
  return step > Math.max(...earlier.map(({ pyramidStep = 0 }) => pyramidStep)) ? 'development' : 'regular';
};
