/** What staff do with a deal short of moving it: edit, assign, wait, approve. */
import { may, type Right } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import { type WaitRequest, waitRefusal } from '../pipeline/waiting.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { applyDealChanges, type DealChanges } from './changes.ts';
import { dealAlarms } from './clocks.ts';
import type { Deal } from './deal.ts';
import { editedDeal } from './enter.ts';
import { dealStages } from './pipeline.ts';

type DealDecision = Decision<{ deal: Deal }>;
const unchanged = (deal: Deal): DealDecision => ({ ok: true, deal, plan: together() });
const isEnded = ({ stage }: Deal): boolean => dealStages[stage.name].kind === 'closed';

/** Edits a deal. A new promised ship date moves the deadline of production with it. */
export function editDeal(deal: Deal, changes: DealChanges, context: Context, right: Right = 'work-deal'): DealDecision {
  if (!may(context.by, right, deal.owner)) return forbid('the deal belongs to another manager');
  if (isEnded(deal)) return refuse('deal-closed', `the deal is ${deal.stage.name}`);
  const applied = applyDealChanges(deal, changes, context);
  if (!applied.ok) return applied;
  const facts = [...applied.facts, ...editedDeal(applied.fields)];
  if (facts.length === 0) return unchanged(deal);
  const moved = deal.stage.name === 'production-ordered' && applied.deal.shipOn !== deal.shipOn;
  const alarms = moved ? dealAlarms(applied.deal, 'production-ordered', context.at, context.policy) : deal.alarms;
  const after = succeed(deal, { ...applied.deal, alarms });
  return { ok: true, deal: after, plan: together(change(deal, after, ...facts), ...applied.beside) };
}

export function assignDeal(deal: Deal, to: string, { by, policy }: Context): DealDecision {
  if (!may(by, 'assign-deal', deal.owner)) return forbid('only a head of sales assigns deals');
  if (!policy.staff.some(({ id, group }) => id === to && (group === 'manager' || group === 'head')))
    return refuse('assignee-unknown', `${to} is not a manager or a head of sales`);
  if (isEnded(deal)) return refuse('deal-closed', `the deal is ${deal.stage.name}`);
  if (deal.owner === to) return unchanged(deal);
  const after = succeed(deal, { ...deal, owner: to });
  const data = { to, ...(deal.owner !== undefined && { from: deal.owner }) };
  return { ok: true, deal: after, plan: change(deal, after, { type: 'DealAssigned', data }) };
}

export function waitDeal(deal: Deal, wait: WaitRequest, { by, at }: Context): DealDecision {
  if (!may(by, 'work-deal', deal.owner)) return forbid('the deal belongs to another manager');
  if (dealStages[deal.stage.name].kind !== 'open' || deal.stage.name === 'shipped')
    return refuse('not-open', `the deal is ${deal.stage.name}; only an open one waits`);
  if (wait.until === null) {
    const { wait: before, ...working } = deal;
    if (before === undefined) return unchanged(deal);
    const after = succeed(deal, working);
    return { ok: true, deal: after, plan: change(deal, after, { type: 'DealWaitEnded', data: { by: 'hand' } }) };
  }
  const refused = waitRefusal(wait.until, at);
  if (refused) return refused;
  const after = succeed(deal, { ...deal, wait: { until: wait.until, reason: wait.reason, at } });
  return {
    ok: true,
    deal: after,
    plan: change(deal, after, { type: 'DealWaits', data: { until: wait.until, reason: wait.reason } }),
  };
}
