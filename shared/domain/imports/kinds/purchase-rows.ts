import { present } from '../../present.ts';
import type { PurchaseRow } from './purchase-fields.ts';
import { type NewPurchase, recordPurchase } from '../../purchases/change-purchase.ts';
import { returnedFrom } from '../../purchases/order-costs.ts';
import { orderKey, type Purchase, purchaseId, unlessUndone } from '../../purchases/purchase.ts';
import { change, together } from '../../records/plan.ts';
import { accountsOf, knownAccount, notOne, openAccount, sharedKeys } from '../account-of.ts';
import { wrong } from '../columns.ts';
import {
  broughtBy,
  isOf,
  kept,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
} from '../row-kind.ts';

/** Paid orders of the past, one for each order number. What is recorded already is never changed. */
export const purchaseRows: RowKind<PurchaseRow> = {
  keysOf: ({ account: company, taxId, order }) => [...sharedKeys({ company, taxId }), orderKey(order)],
  decide: async (row, stores, context) => {
    const left = await stores.records.get('purchase', idOf(row, context));
    const before = unlessUndone(left);
    const called = { company: row.account, taxId: row.taxId };
    const [account, another] = await accountsOf(called, stores);
    if (another) return notOne('account', called);
    if (before) return known(row, before, account?.id);
    const buyer = account ? knownAccount(account) : await openAccount(called, undefined, stores, context);
    const recorded = recordPurchase(left, purchaseOf(row, buyer.account.id, context));
    return { ok: true, plan: together(buyer.plan, recorded.plan), items: buyer.items };
  },
  undo: async (row, { records }, context) => {
    const purchase = unlessUndone(await records.get('purchase', idOf(row, context)));
    if (!purchase || !isOf(purchase, context)) return nothing;
    if (isWorkedWith(purchase)) return kept;
    const undone: Purchase = { ...purchase, version: purchase.version + 1, reversed: 'undone' };
    return removing(change(purchase, undone, { type: 'PurchaseReversed', data: { why: 'undone' } }));
  },
  accountsOf: ({ account: company, taxId }, stores) => accountsOf({ company, taxId }, stores),
};

const idOf = ({ order: number, date: on }: PurchaseRow, { policy }: RowContext): string =>
  purchaseId(policy.company.legalEntity, { number, on });

function purchaseOf(row: PurchaseRow, accountId: string, context: RowContext): NewPurchase {
  const { currency, vatPercent } = context.policy.company;
  return {
    id: idOf(row, context),
    accountId,
    orderNumber: row.order,
    amount: { netMinor: row.amount, currency, vatPercent: row.vatRate ?? vatPercent },
    on: row.date,
    source: 'import',
    ...broughtBy(context),
    ...present({ costMinor: row.cost, bonusMinor: row.bonus, deliveryMinor: row.delivery, product: row.product }),
  };
}

/** The same order again changes nothing; another one under its number is told apart. */
function known(row: PurchaseRow, before: Purchase, accountId: string | undefined): RowDecision {
  if (before.accountId !== accountId)
    return { ok: false, errors: [wrong('order', row.order, 'an order of this account: another one has it')] };
  const ordered = before.amount.netMinor + returnedFrom(before);
  return ordered === row.amount
    ? { ok: true, known: before }
    : { ok: false, errors: [wrong('amount', String(row.amount / 100), `${String(ordered / 100)}, as it is recorded`)] };
}

/** It is a deal's by now, the ERP corrected it, or goods came back. */
const isWorkedWith = ({ source, dealId, returns }: Purchase): boolean =>
  source !== 'import' || dealId !== undefined || returns !== undefined;
