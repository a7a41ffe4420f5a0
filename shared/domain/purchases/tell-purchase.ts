import * as z from 'zod';
import { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { refuse } from '../records/refusal.ts';
import type { Buyer } from './buyer.ts';
import { correctPurchase, planOf, recordPurchase } from './change-purchase.ts';
import { toldOrder } from './erp-event.ts';
import { type Purchase, purchaseId, unlessUndone } from './purchase.ts';
import { lazily } from '../lazily.ts';

/** A purchase told by its order number. */
export const ToldPurchase = lazily(() =>
  z.strictObject({
    ...toldOrder,
    amount: Amount,
    pyramidStep: z.int().min(0).max(9).optional(),
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
    if (provisional) return { ok: true, purchaseId: id, created: false, plan: together() };
    const corrected = correctPurchase(before, amount);
    return corrected.ok ? { ok: true, purchaseId: id, created: false, plan: planOf(before, corrected) } : corrected;
  }
  const recorded = recordPurchase(left, {
    id,
    accountId: account.id,
    orderNumber,
    amount,
    on,
    source: 'erp',
    ...present({ pyramidStep, provisional: provisional || undefined }),
  });
  return { ok: true, purchaseId: id, created: true, plan: together(opening, recorded.plan) };
}
