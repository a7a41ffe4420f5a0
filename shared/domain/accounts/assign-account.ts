import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import type { Account } from './account.ts';

/** Gives an account to a manager: their customer from now on. */
export function assignAccount(account: Account, to: string, { by, policy }: Context): Decision<{ account: Account }> {
  if (!may(by, 'assign-deal', account.owner)) return forbid('only a head of sales assigns accounts');
  if (!policy.staff.some(({ id, group }) => id === to && (group === 'manager' || group === 'head')))
    return refuse('assignee-unknown', `${to} is not a manager or a head of sales`);
  if (account.owner === to) return { ok: true, account, plan: together() };
  const after = { ...account, version: account.version + 1, owner: to };
  return {
    ok: true,
    account: after,
    plan: change(account, after, { type: 'AccountEdited', data: { fields: ['owner'] } }),
  };
}
