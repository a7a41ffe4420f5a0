import type { FactDraft } from '../facts/draft.ts';
import type { Amount } from '../money/money.ts';
import { present } from '../present.ts';
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
export function winDeal(
  deal: Deal,
  { purchase, earlier, winBack, orderAmount }: DealMoveRecords,
  { at, policy }: Context,
): Won | Refused {
  if (purchase && purchase.accountId !== deal.accountId) {
    const detail = `order ${purchase.orderNumber} is account ${purchase.accountId}'s`;
    return refuse('order-of-another-account', detail, { kind: 'conflict' });
  }
  const recorded = purchase ?? purchaseOf(deal, orderAmount, policy);
  const { id, amount } = recorded;
  const dealKind = winBack ? 'returned' : kindAfter(earlier, highestStep(deal, policy));
  const facts: FactDraft[] = [{ type: 'DealWon', data: { purchaseId: id, amount, dealKind } }];
  return {
    ok: true,
    deal: { ...deal, won: { at, purchaseId: id, dealKind } },
    facts,
    plan: purchase ? together() : recordPurchase(recorded),
  };
}

function purchaseOf(deal: Deal, orderAmount: Amount | undefined, policy: Policy): Purchase {
  const { order, agreement, accountId, id: dealId } = deal;
  if (!order || !agreement) throw new Error('the gate of the payment stage asks for order and agreement');
  const id = purchaseId(policy.company.legalEntity, order);
  const pyramidStep = highestStep(deal, policy);
  return {
    kind: 'purchase',
    id,
    version: 1,
    accountId,
    dealId,
    orderNumber: order.number,
    amount: orderAmount ?? agreement.amount,
    on: order.on,
    source: orderAmount ? 'erp' : 'deal',
    pyramidStep,
  };
}

function recordPurchase(purchase: Purchase): Plan {
  const { accountId, amount, on, source } = purchase;
  return change(undefined, purchase, {
    type: 'PurchaseRecorded',
    data: { accountId, amount, on, source, ...present({ dealId: purchase.dealId }) },
  });
}

/** The highest step of the product pyramid among the deal's products; 0 when none is in the register. */
const highestStep = ({ lines }: Deal, { products }: Policy): number =>
  Math.max(0, ...lines.map((line) => products.find(({ id }) => id === line.product)?.pyramidStep ?? 0));

const kindAfter = (earlier: DealMoveRecords['earlier'], step: number) => {
  if (earlier.length === 0) return 'first';
  return step > Math.max(...earlier.map(({ pyramidStep = 0 }) => pyramidStep)) ? 'development' : 'regular';
};
