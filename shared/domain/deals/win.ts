import type { FactDraft } from '../facts/draft.ts';
import type { Amount } from '../money/money.ts';
import type { SalesContext } from '../products/named.ts';
import { productOf } from '../products/product.ts';
import {
  type Changed,
  correctPurchase,
  linkPurchase,
  type NewPurchase,
  planOf,
  recordPurchase,
  withCosts,
} from '../purchases/change-purchase.ts';
import type { OrderCosts } from '../purchases/order-costs.ts';
import { type Purchase, purchaseId, unlessUndone } from '../purchases/purchase.ts';
import type { Decision } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Policy } from '../settings/settings.ts';
import type { Deal } from './deal.ts';
import type { DealMoveRecords } from './move.ts';
import { isStartConfirmed } from './payment-terms.ts';

type Won = Decision<{ readonly deal: Deal; readonly facts: readonly FactDraft[] }>;
type Recorded = Decision<{ readonly purchase: Purchase }>;

/**
 * Meeting the condition to start production records one purchase for the whole order. The ERP may have told of it
 * before; then its amount stands, and the purchase is joined to the deal. The same order number of another account is
 * refused.
 */
export function winDeal(
  deal: Deal,
  { purchase, earlier, winBack, orderAmount, costs = {}, sameAccount = [] }: DealMoveRecords,
  { at, policy, products }: SalesContext,
): Won {
  const step = highestStep(deal, products);
  const before = unlessUndone(purchase);
  const recorded: Recorded = before
    ? toldBefore(before, { ...deal, sameAccount, costs }, step, orderAmount)
    : { ok: true, ...recordPurchase(purchase, { ...purchaseOf(deal, step, orderAmount, policy), ...costs }) };
  if (!recorded.ok) return recorded;
  const { id, amount } = recorded.purchase;
  const dealKind = winBack ? 'returned' : kindAfter(earlier, step);
  const confirmed = isStartConfirmed(deal);
  return {
    ok: true,
    deal: { ...deal, won: { at, purchaseId: id, dealKind } },
    facts: [{ type: 'DealWon', data: { purchaseId: id, amount, dealKind, confirmed } }],
    plan: recorded.plan,
  };
}

/** The purchase the ERP told of before: of the deal now, with the order's amount once that is known. */
function toldBefore(
  before: Purchase,
  deal: Deal & { readonly sameAccount: readonly string[]; readonly costs: OrderCosts },
  step: number,
  orderAmount: Amount | undefined,
): Recorded {
  if (before.accountId !== deal.accountId && !deal.sameAccount.includes(before.accountId))
    return refuse('order-of-another-account', `order ${before.orderNumber} is account ${before.accountId}'s`, {
      kind: 'conflict',
    });
  const linked = linkPurchase(before, deal.id, step || (before.pyramidStep ?? 0));
  const corrected = withCosts(correctionOf(linked.purchase, deal, orderAmount), deal.costs);
  if (!corrected.ok) return corrected;
  const { purchase } = corrected;
  return { ok: true, purchase, plan: planOf(before, { ...corrected, facts: [...linked.facts, ...corrected.facts] }) };
}

function correctionOf(purchase: Purchase, { agreement }: Deal, orderAmount: Amount | undefined): Changed | Refused {
  if (orderAmount) return correctPurchase(purchase, orderAmount);
  return purchase.provisional && agreement
    ? correctPurchase(purchase, agreement.amount, 'deal')
    : { ok: true, purchase, facts: [] };
}

function purchaseOf(deal: Deal, pyramidStep: number, orderAmount: Amount | undefined, policy: Policy): NewPurchase {
  const { order, agreement, accountId, id: dealId } = deal;
  if (!order || !agreement) throw new Error('the gate of the payment stage asks for order and agreement');
  return {
    id: purchaseId(policy.company.legalEntity, order),
    accountId,
    dealId,
    orderNumber: order.number,
    amount: orderAmount ?? agreement.amount,
    on: order.on,
    source: orderAmount ? 'erp' : 'deal',
    pyramidStep,
  };
}

/** The highest step of the product pyramid among the deal's products; 0 when none is in the register. */
const highestStep = ({ lines }: Deal, products: SalesContext['products']): number =>
  Math.max(0, ...lines.map(({ product }) => productOf(product, products)?.pyramidStep ?? 0));

/** A development is a step above everything bought before: of an unknown step nothing is above. Reversed purchases do not count. */
const kindAfter = (earlier: DealMoveRecords['earlier'], step: number) => {
  const steps = earlier.filter(({ reversed }) => !reversed).map(({ pyramidStep = 0 }) => pyramidStep);
  if (steps.length === 0) return 'first';
  return !steps.includes(0) && step > Math.max(...steps) ? 'development' : 'regular';
};
