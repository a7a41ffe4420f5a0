import * as z from 'zod';
import { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { refuse } from '../records/refusal.ts';
import type { Buyer } from './buyer.ts';
import { type Changed, correctPurchase, planOf, recordPurchase, withCosts } from './change-purchase.ts';
import { toldOrder } from './erp-event.ts';
import { costsToldIn, orderCostFields } from './order-costs.ts';
import { type Purchase, purchaseId, unlessUndone } from './purchase.ts';
import { lazily } from '../lazily.ts';

/** A purchase told by its order number. */
export const ToldPurchase = lazily(() =>
  z.strictObject({
    ...toldOrder,
    amount: Amount,
    pyramidStep: z.int().min(0).max(9).optional(),
    ...orderCostFields(),
  }),
);
export type ToldPurchase = z.infer<ReturnType<typeof ToldPurchase>>;

/** `provisional`: the amount is that of one payment, which makes a purchase but never corrects one. */
type Told = ToldPurchase & { readonly provisional?: boolean };

/** Records or corrects the one purchase of an order. Another account's order is refused; the ERP's amount wins. */
export function tellPurchase(
  told: Told,
  left: Purchase | undefined,
  { account, opening, ids }: Buyer,
  { policy }: Context,
): Decision<{ purchaseId: string; created: boolean }> {
  const { orderNumber, orderDate: on, amount, pyramidStep, provisional = false } = told;
  const id = purchaseId(policy.company.legalEntity, { number: orderNumber, on });
  const before = unlessUndone(left);
  if (before) {
    if (!ids.includes(before.accountId))
      return refuse('order-of-another-account', `order ${orderNumber} is account ${before.accountId}'s`, {
        kind: 'conflict',
      });
    const asItIs: Changed = { ok: true, purchase: before, facts: [] };
    const corrected = withCosts(provisional ? asItIs : correctPurchase(before, amount), costsToldIn(told));
    return corrected.ok ? { ok: true, purchaseId: id, created: false, plan: planOf(before, corrected) } : corrected;
  }
  const recorded = recordPurchase(left, {
    id,
    accountId: account.id,
    orderNumber,
    amount,
    on,
    source: 'erp',
    ...costsToldIn(told),
    ...present({ pyramidStep, provisional: provisional || undefined }),
  });
  return { ok: true, purchaseId: id, created: true, plan: together(opening, recorded.plan) };
}
