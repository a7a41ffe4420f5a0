/** What the ERP tells is never refused: what it implies is applied as far as the gates allow, the rest is held with a task. */
import type { DealChanges } from '../deals/changes.ts';
import type { Deal } from '../deals/deal.ts';
import { type DealMoveRecords, moveDeal } from '../deals/move.ts';
import { isOpenStage, type OpenDealStage, stagesOf } from '../deals/pipeline.ts';
import { sayOfDeal } from '../deals/work.ts';
import type { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import type { Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import type { Buyer } from './buyer.ts';
import { type Changed, correctPurchase, planOf, returnFrom, withCosts } from './change-purchase.ts';
import { type ErpEvent, type HeldErpEvent, requestOf } from './erp-event.ts';
import { hold, letGo } from './hold.ts';
import { costsToldIn, type OrderCosts } from './order-costs.ts';
import { type Purchase, unlessUndone } from './purchase.ts';
import { tellPurchase } from './tell-purchase.ts';

/** What an event may concern: the deal that holds its order number, the order's purchase, its buyer, the event as held before. */
export type ErpRecords = {
  readonly deal: Deal | undefined;
  readonly beside: DealMoveRecords;
  readonly purchase: Purchase | undefined;
  /** Looked for when a payment has no deal. */
  readonly buyer: Buyer | Refused | undefined;
  readonly held: HeldErpEvent | undefined;
};

/** What an event was told of: a deal, a purchase, nothing yet, or nothing new. */
export type ErpApplied = 'deal' | 'purchase' | 'held' | 'before';

/** What could be applied, and what the rest waits for. */
type Outcome = { readonly applied: ErpApplied; readonly plan: Plan; readonly missing: readonly string[] };

const heldFor = (code: string): Outcome => ({ applied: 'held', plan: together(), missing: [code] });

/**
 * Decides on an event. Every event is taken: applied once, or kept whole with a task. One that is held may be told again:
 * it is applied when nothing stands against it any more.
 */
export function decideErp(
  event: ErpEvent,
  records: ErpRecords,
  context: SalesContext,
): Extract<Decision<{ applied: ErpApplied }>, { ok: true }> {
  const { applied, plan, missing } = outcomeOf(event, records, context);
  const { deal, held: before } = records;
  if (missing.length === 0)
    return { ok: true, applied, plan: together(plan, letGo(before, context.at)), idempotency: requestOf(event) };
  const held = hold({ event, missing, deal, before, plan }, context);
  return { ok: true, applied: held.changes.length > 0 ? applied : 'before', plan: held };
}

function outcomeOf(event: ErpEvent, records: ErpRecords, context: SalesContext): Outcome {
  if (event.type === 'return') return comesBack(event, records);
  if (records.deal) return toldOfDeal(records.deal, event, records, context);
  return event.type === 'payment' ? toldOfPurchase(event, records, context) : heldFor('deal');
}

function comesBack(event: Extract<ErpEvent, { type: 'return' }>, records: ErpRecords): Outcome {
  const purchase = unlessUndone(records.purchase);
  if (!purchase) return heldFor('purchase');
  return ofPurchase(purchase, returnFrom(purchase, event));
}

const ofPurchase = (before: Purchase, changed: Changed | Refused): Outcome =>
  changed.ok ? { applied: 'purchase', plan: planOf(before, changed), missing: [] } : heldFor(changed.refusal.code);

/** A payment of an order no deal holds: the purchase of the account by tax id. */
function toldOfPurchase(
  event: Extract<ErpEvent, { type: 'payment' }>,
  { purchase, buyer }: ErpRecords,
  context: Context,
): Outcome {
  if (!buyer) return heldFor('tax-id-wrong');
  if ('ok' in buyer) return heldFor(buyer.refusal.code);
  const { orderNumber, orderDate, company, amount, orderAmount } = event;
  const told = { orderNumber, orderDate, company, amount: orderAmount ?? amount, ...costsToldIn(event) };
  const provisional = orderAmount === undefined;
  const decision = tellPurchase({ ...told, provisional }, purchase, buyer, context);
  return decision.ok ? { applied: 'purchase', plan: decision.plan, missing: [] } : heldFor(decision.refusal.code);
}

const implied = {
  payment: 'payment-received',
  'production-order': 'production-ordered',
  shipment: 'shipped',
  return: undefined,
} as const satisfies Record<ErpEvent['type'], OpenDealStage | undefined>;

const impliedStage = (event: ErpEvent): OpenDealStage | undefined =>
  event.type === 'shipment' && !event.last ? undefined : implied[event.type];

function changesOf(event: ErpEvent): DealChanges {
  if (event.type === 'payment') return { payment: { document: event.document, amount: event.amount, on: event.on } };
  if (event.type === 'production-order') return { productionOrderNumber: event.document };
  if (event.type === 'shipment') return { shipment: { document: event.document, on: event.on, last: event.last } };
  return {};
}

/** Says of a deal what is told of it, and moves it as far as the gates allow. */
function toldOfDeal(deal: Deal, event: ErpEvent, { beside, purchase }: ErpRecords, context: SalesContext): Outcome {
  const told = toldOfOrder(event);
  const records = { ...beside, ...told };
  const changes = changesOf(event);
  const ahead = stagesAhead(deal, impliedStage(event));
  const move = (to: OpenDealStage) => moveDeal(deal, { to, changes }, records, context);
  const reached = ahead.findLast((to) => move(to).ok);
  const done = reached === undefined ? sayOfDeal(deal, changes, context) : move(reached);
  if (!done.ok) return heldFor(done.refusal.code);
  const gates = ahead.slice(-1).flatMap((target) => missingOf(move(target)));
  const corrected = correction(deal, unlessUndone(purchase), told, done.plan);
  const against = isOpenStage(deal.stage.name) ? [] : [`deal-${deal.stage.name}`];
  return {
    applied: 'deal',
    plan: together(done.plan, corrected.plan),
    missing: [...against, ...gates, ...corrected.missing],
  };
}

/** What is told of the whole order. */
type ToldOfOrder = { readonly orderAmount?: Amount; readonly costs: OrderCosts };

function toldOfOrder(event: ErpEvent): ToldOfOrder {
  if (event.type === 'payment') return { ...present({ orderAmount: event.orderAmount }), costs: costsToldIn(event) };
  return { costs: event.type === 'shipment' ? costsToldIn(event) : {} };
}

/** The stages a deal has still to pass up to one of its process; none for a closed deal. */
function stagesAhead(deal: Deal, target: OpenDealStage | undefined): OpenDealStage[] {
  const stages = stagesOf(deal.process).map(({ stage }) => stage);
  const indexOf = (name: string | undefined) => stages.findIndex((stage) => stage === name);
  const at = indexOf(deal.stage.name);
  return at < 0 ? [] : stages.slice(at + 1, indexOf(target) + 1);
}

const missingOf = (move: Decision): string[] =>
  move.ok ? [] : (move.refusal.missing?.map(({ field }) => field) ?? [move.refusal.code]);

/**
 * The purchase with the order's amount and costs as told now, unless the move that wins the deal sees to it. Costs of an
 * order that is no purchase yet wait for it.
 */
function correction(
  deal: Deal,
  purchase: Purchase | undefined,
  { orderAmount, costs }: ToldOfOrder,
  { changes }: Plan,
): Pick<Outcome, 'plan' | 'missing'> {
  const isDone = changes.some(({ record }) => record.kind === 'purchase');
  if (isDone || (!orderAmount && Object.keys(costs).length === 0)) return { plan: together(), missing: [] };
  if (!purchase) return { plan: together(), missing: Object.keys(costs).length === 0 ? [] : ['purchase'] };
  if (purchase.accountId !== deal.accountId) return { plan: together(), missing: [] };
  const asItIs: Changed = { ok: true, purchase, facts: [] };
  return ofPurchase(purchase, withCosts(orderAmount ? correctPurchase(purchase, orderAmount) : asItIs, costs));
}
