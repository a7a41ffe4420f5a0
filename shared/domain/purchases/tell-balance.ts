/** The ERP tells what an account owes. It is never refused: one of a tax id nobody has is held with a task. */
import { type Balance, balanceId, balanceOf } from '../accounts/balance.ts';
import { parseTaxId } from '../contacts/tax-id.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import { holderOfTaxId } from './buyer.ts';
import { type HeldErpEvent, heldEventId, requestOf, type ToldBalance } from './erp-event.ts';
import { hold, letGo } from './hold.ts';

/** Whose balance it is, or why nobody knows; what was told of them before, and the telling that was held. */
type BalanceRecords = {
  readonly account: { readonly id: string } | { readonly unknown: 'tax-id-wrong' | 'account' };
  readonly before: Balance | undefined;
  readonly held: HeldErpEvent | undefined;
};

export async function balanceRecords(
  event: ToldBalance,
  records: Pick<Records, 'get' | 'holderOf' | 'list'>,
  { policy }: Pick<Context, 'policy'>,
): Promise<BalanceRecords> {
  const held = await records.get('erp-event', heldEventId(policy.company.legalEntity, event));
  const parsed = parseTaxId(event.taxId);
  if (!parsed.ok) return { account: { unknown: 'tax-id-wrong' }, before: undefined, held };
  const id = await holderOfTaxId(parsed.taxId, records);
  if (id === undefined) return { account: { unknown: 'account' }, before: undefined, held };
  return { account: { id }, before: await balanceOf(id, records), held };
}

type Applied = Extract<Decision<{ readonly applied: 'balance' | 'held' | 'before' }>, { ok: true }>;

/** Takes a balance. What was so earlier than what is known already, or than what is held, changes nothing. */
export function tellBalance(event: ToldBalance, { account, before, held }: BalanceRecords, context: Context): Applied {
  const idempotency = requestOf(event);
  if ('unknown' in account) {
    if (isOlder(event, held?.event)) return { ok: true, applied: 'before', plan: together() };
    const plan = hold({ event, missing: [account.unknown], deal: undefined, before: held, plan: together() }, context);
    return { ok: true, applied: plan.changes.length > 0 ? 'held' : 'before', plan };
  }
  const settled = letGo(held, context.at);
  if (isOlder(event, before)) return { ok: true, applied: 'before', plan: settled, idempotency };
  const { type: _type, taxId: _taxId, company: _company, ...fields } = event;
  const after: Balance = {
    kind: 'balance',
    id: balanceId(account.id),
    version: (before?.version ?? 0) + 1,
    accountId: account.id,
    ...fields,
  };
  const told = change(before, after, { type: 'BalanceTold', data: { accountId: account.id, ...fields } });
  return { ok: true, applied: 'balance', plan: together(told, settled), idempotency };
}

const isOlder = ({ asOf }: ToldBalance, other: object | undefined): boolean =>
  other !== undefined && 'asOf' in other && asOf < String(other.asOf);
