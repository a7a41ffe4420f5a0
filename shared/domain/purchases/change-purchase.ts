/** A purchase is recorded; then it can be corrected, joined to its deal, reduced, reversed. */
import type { FactDraft } from '../facts/draft.ts';
import type { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import { change, together } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import { newlyTold, type OrderCosts, returnedFrom } from './order-costs.ts';
import type { Purchase, Return } from './purchase.ts';

/** A purchase after what was decided of it, with the facts; no facts, no change. */
export type Changed = { readonly ok: true; readonly purchase: Purchase; readonly facts: readonly FactDraft[] };

const changed = (purchase: Purchase, ...facts: readonly FactDraft[]): Changed => ({ ok: true, purchase, facts });

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The purchase with the order's amount, less what came back. More cannot come back than was bought, nor in other money. */
function leaving(before: Purchase, order: Amount, returns: readonly Return[]): Purchase | Refused {
  const netMinor = order.netMinor - returnedFrom({ returns: [...returns] });
  if (netMinor < 0 || returns.some(({ amount }) => amount.currency !== order.currency))
    return refuse('returned-too-much', `more came back than order ${before.orderNumber} comes to`);
  const { reversed, returns: _before, ...rest } = before;
  const isGone = netMinor === 0 && returns.length > 0;
  return {
    ...rest,
    amount: { ...order, netMinor },
    ...present({
      returns: returns.length > 0 ? [...returns] : undefined,
      reversed: reversed === 'cancelled' ? reversed : isGone ? ('returned' as const) : undefined,
    }),
  };
}

/** A purchase nobody recorded yet. */
export type NewPurchase = Omit<Purchase, 'kind' | 'version'>;

/** Records a purchase. `before` is what an import that was taken back left under its id. */
export function recordPurchase(
  before: Purchase | undefined,
  told: NewPurchase,
): { readonly purchase: Purchase; readonly plan: Plan } {
  const purchase: Purchase = { kind: 'purchase', version: (before?.version ?? 0) + 1, ...told };
  const { accountId, dealId, amount, on, source } = purchase;
  const data = { accountId, amount, on, source, ...present({ dealId }) };
  return { purchase, plan: change(before, purchase, { type: 'PurchaseRecorded', data }) };
}

/** Gives a purchase the amount of its order as the ERP tells it, or as the deal agreed it. */
export function correctPurchase(before: Purchase, order: Amount, source: 'erp' | 'deal' = 'erp'): Changed | Refused {
  const { provisional, ...rest } = before;
  const purchase = leaving(rest, order, before.returns ?? []);
  if ('ok' in purchase) return purchase;
  const facts: FactDraft[] = isSame(before.amount, purchase.amount)
    ? []
    : [{ type: 'PurchaseCorrected', data: { from: before.amount, to: purchase.amount } }];
  return facts.length === 0 && !provisional ? changed(before) : changed({ ...purchase, source }, ...facts);
}

/** A purchase as it was changed, with what was told of its costs; of what is not told, what was known stands. */
export function withCosts(changed: Changed | Refused, told: OrderCosts): Changed | Refused {
  if (!changed.ok) return changed;
  const { purchase, facts } = changed;
  const news = newlyTold(purchase, told);
  if (Object.keys(news).length === 0) return changed;
  return { ...changed, purchase: { ...purchase, ...news }, facts: [...facts, { type: 'PurchaseCosted', data: news }] };
}

/** Takes off a purchase what came back, once by its document; when nothing is left the purchase is reversed. */
export function returnFrom(before: Purchase, { document, amount, on }: Return): Changed | Refused {
  const told = { document, amount, on };
  const known = before.returns?.find((one) => one.document === document);
  if (known && isSame(known, told)) return changed(before);
  const order = { ...before.amount, netMinor: before.amount.netMinor + returnedFrom(before) };
  const purchase = leaving(before, order, [...(before.returns ?? []).filter((one) => one !== known), told]);
  if ('ok' in purchase) return purchase;
  const reduced: FactDraft = { type: 'PurchaseReduced', data: { document, amount } };
  const isReversed = purchase.reversed === 'returned' && before.reversed === undefined;
  const reversed: FactDraft[] = isReversed ? [{ type: 'PurchaseReversed', data: { why: 'returned' } }] : [];
  return changed(purchase, reduced, ...reversed);
}

/** Reverses the purchase of a cancelled deal. */
export const reversePurchase = (before: Purchase): Changed =>
  before.reversed
    ? changed(before)
    : changed({ ...before, reversed: 'cancelled' }, { type: 'PurchaseReversed', data: { why: 'cancelled' } });

/** Joins a purchase to the deal that won it, with the step of the pyramid its products stand on. */
export const linkPurchase = (before: Purchase, dealId: string, pyramidStep: number): Changed =>
  before.dealId === dealId
    ? changed(before)
    : changed({ ...before, dealId, pyramidStep }, { type: 'PurchaseLinked', data: { dealId, pyramidStep } });

/** What to commit of a purchase that changed. */
export const planOf = (before: Purchase, { purchase, facts }: Changed): Plan =>
  purchase === before ? together() : change(before, { ...purchase, version: before.version + 1 }, ...facts);
