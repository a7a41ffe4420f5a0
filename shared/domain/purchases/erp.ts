/** What the ERP tells of an order. It is never refused: what it implies is applied as far as the gates allow, the rest is held with a task. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { Day } from '../calendar/instant-schema.ts';
import type { DealChanges } from '../deals/changes.ts';
import type { Deal } from '../deals/deal.ts';
import { type DealMoveRecords, moveDeal } from '../deals/move.ts';
import { type OpenDealStage, stagesOf } from '../deals/pipeline.ts';
import { editDeal } from '../deals/work.ts';
import type { FactDraft } from '../facts/draft.ts';
import { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import { later } from '../pipeline/deadlines.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, together } from '../records/plan.ts';
import type { Change, Plan } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { type Purchase, purchaseId } from './purchase.ts';

const order = {
  orderNumber: z.string().trim().min(1).max(50),
  orderDate: Day,
  taxId: z.string().max(30).optional(),
  company: z.string().max(200).optional(),
};
const document = z.string().trim().min(1).max(50);

export const ErpEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('payment'),
    ...order,
    document,
    amount: Amount,
    on: Day,
    orderAmount: Amount.optional(),
  }),
  z.strictObject({ type: z.literal('production-order'), ...order, document }),
  z.strictObject({ type: z.literal('shipment'), ...order, document, on: Day, last: z.boolean() }),
  z.strictObject({ type: z.literal('balance'), ...order, document, amount: Amount, on: Day }),
]);
export type ErpEvent = z.infer<typeof ErpEvent>;

const implied = {
  payment: 'payment-received',
  'production-order': 'production-ordered',
  shipment: 'shipped',
  balance: undefined,
} as const satisfies Record<ErpEvent['type'], OpenDealStage | undefined>;

function changesOf(event: ErpEvent): DealChanges {
  if (event.type === 'payment') return { payment: { document: event.document, amount: event.amount, on: event.on } };
  if (event.type === 'production-order') return { productionOrderNumber: event.document };
  if (event.type === 'shipment') return { shipment: { document: event.document, on: event.on, last: event.last } };
  return {};
}

const impliedStage = (event: ErpEvent): OpenDealStage | undefined =>
  event.type === 'shipment' && !event.last ? undefined : implied[event.type];

/** Applies an event to its deal: says what is known, moves as far as the gates allow, and leaves a task for what is missing. */
export function applyErp(deal: Deal, event: ErpEvent, known: DealMoveRecords, context: Context): Decision {
  const changes = changesOf(event);
  const records = { ...known, ...present({ orderAmount: event.type === 'payment' ? event.orderAmount : undefined }) };
  const ahead = stagesAhead(deal, impliedStage(event));
  const reached = ahead.findLast((to) => moveDeal(deal, { to, changes }, records, context).ok);
  const done =
    reached === undefined
      ? editDeal(deal, changes, context, 'confirm-deal')
      : moveDeal(deal, { to: reached, changes }, records, context);
  if (!done.ok) return hold(deal, event, [done.refusal.code], together(), context);
  const target = ahead.at(-1);
  if (target === undefined || reached === target) return done;
  return hold(deal, event, missingTo(deal, target, changes, records, context), done.plan, context);
}

/** The stages a deal has still to pass up to one of its process; none for a closed deal. */
function stagesAhead(deal: Deal, target: OpenDealStage | undefined): OpenDealStage[] {
  const stages = stagesOf(deal.process).map(({ stage }) => stage);
  const at = stages.findIndex((stage) => stage === deal.stage.name);
  return target === undefined || at < 0 ? [] : stages.slice(at + 1, stages.indexOf(target) + 1);
}

function missingTo(
  deal: Deal,
  to: OpenDealStage,
  changes: DealChanges,
  records: DealMoveRecords,
  context: Context,
): string[] {
  const refused = moveDeal(deal, { to, changes }, records, context);
  return refused.ok ? [] : (refused.refusal.missing?.map(({ field }) => field) ?? [refused.refusal.code]);
}

/** The plan so far, and a task for the owner that says what the ERP told and what is missing to follow it. */
function hold(
  deal: Deal,
  { type, document: said }: ErpEvent,
  missing: readonly string[],
  plan: Plan,
  { at, policy, newId }: Context,
): Decision {
  const dueAt = later(at, { days: 1 }, policy.calendar);
  const task = addTask({
    id: newId(),
    subject: { kind: 'deal', id: deal.id },
    about: `erp-${type}`,
    dueAt,
    ...(deal.owner !== undefined && { assignee: deal.owner }),
  });
  const held: FactDraft = {
    type: 'ErpEventHeld',
    data: { event: type, document: said, missing: [...missing], taskId: task.task.id },
  };
  const own: Change | undefined = plan.changes.find(({ record }) => record.id === deal.id);
  const after = own?.record ?? { ...deal, version: deal.version + 1 };
  const noted = change(deal, after, held, task.fact);
  return {
    ok: true,
    plan: {
      ...together({ ...plan, changes: plan.changes.filter((other) => other !== own), facts: [] }, noted, task.plan),
      facts: [...plan.facts, ...noted.facts],
    },
  };
}

/** A purchase told by its order number. */
export const ToldPurchase = z.strictObject({ ...order, amount: Amount, pyramidStep: z.int().min(0).max(9).optional() });
export type ToldPurchase = z.infer<typeof ToldPurchase>;

/** The account a tax id belongs to, or what opens one. */
export type Buyer = { readonly account: Account; readonly opening: Plan };

/** Opens an account for a buyer nobody knew: its contacts are still to be found. */
export function openBuyer(taxKey: string, company: string | undefined, { newId }: Context): Buyer {
  const person = { kind: 'person', id: newId(), version: 1, openLeads: [], contactKeys: [], consents: {} } as const;
  const account: Account = {
    kind: 'account',
    id: newId(),
    version: 1,
    taxId: taxKey,
    mainPersonId: person.id,
    ...(company !== undefined && { company }),
  };
  const opening = together(
    change(
      undefined,
      { ...person, openLeads: [], contactKeys: [], accountId: account.id },
      { type: 'PersonAppeared', data: { source: 'erp' } },
    ),
    change(undefined, account, { type: 'AccountOpened', data: { personId: person.id } }),
    claim({ key: `tax/${taxKey}`, holder: account }),
  );
  return { account, opening };
}

/** Records or corrects the one purchase of an order. Another account's order is refused; the ERP's amount wins. */
export function tellPurchase(
  told: ToldPurchase,
  before: Purchase | undefined,
  { account, opening }: Buyer,
  { policy }: Context,
): Decision<{ purchaseId: string; created: boolean }> {
  const on = told.orderDate;
  const id = purchaseId(policy.company.legalEntity, { number: told.orderNumber, on });
  if (before && before.accountId !== account.id)
    return {
      ok: false,
      refusal: {
        kind: 'conflict',
        code: 'order-of-another-account',
        detail: `order ${told.orderNumber} is account ${before.accountId}'s`,
      },
    };
  if (before && JSON.stringify(before.amount) === JSON.stringify(told.amount))
    return { ok: true, purchaseId: id, created: false, plan: together() };
  if (before) {
    const corrected: Purchase = { ...before, version: before.version + 1, amount: told.amount, source: 'erp' };
    return {
      ok: true,
      purchaseId: id,
      created: false,
      plan: change(before, corrected, { type: 'PurchaseCorrected', data: { from: before.amount, to: told.amount } }),
    };
  }
  const step = told.pyramidStep === undefined ? {} : { pyramidStep: told.pyramidStep };
  const purchase: Purchase = {
    kind: 'purchase',
    id,
    version: 1,
    accountId: account.id,
    orderNumber: told.orderNumber,
    amount: told.amount,
    on,
    source: 'erp',
    ...step,
  };
  const recorded = change(undefined, purchase, {
    type: 'PurchaseRecorded',
    data: { accountId: account.id, amount: told.amount, on, source: 'erp' },
  });
  return { ok: true, purchaseId: id, created: true, plan: together(opening, recorded) };
}
