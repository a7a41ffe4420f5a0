/** What staff do with a deal short of moving it: edit, assign, wait, approve. */
import { may, type Right } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import { type WaitRequest, waitRefusal } from '../pipeline/waiting.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { applyDealChanges, type DealChanges } from './changes.ts';
import { dealAlarms, isDatedAnew } from './clocks.ts';
import type { Deal } from './deal.ts';
import { decided } from './decided.ts';
import { editedDeal } from './enter.ts';
import { dealStages, isOpenStage } from './pipeline.ts';
import type { DraftQuote } from './quote.ts';

type DealDecision = Decision<{ deal: Deal }>;
const unchanged = (deal: Deal): DealDecision => ({ ok: true, deal, plan: together() });
const isEnded = ({ stage }: Deal): boolean => dealStages[stage.name].kind === 'closed';

/** The alarms of an open deal, set anew when another day was agreed for its stage. */
function alarmsAfter(before: Deal, after: Deal, context: SalesContext): Deal['alarms'] {
  const { name } = before.stage;
  return isOpenStage(name) && isDatedAnew(before, after) ? dealAlarms(after, name, context.at, context) : before.alarms;
}

/** Edits a deal. Another day agreed for its stage moves the deadline with it. */
export function editDeal(
  deal: Deal,
  changes: DealChanges,
  context: SalesContext,
  right: Right = 'work-deal',
): DealDecision {
  return dealRefusal(deal, context, right) ?? sayOfDeal(deal, changes, context);
}

/** Why somebody may say nothing of a deal: it is not theirs, or it has ended. */
export function dealRefusal(deal: Deal, { by }: Context, right: Right): Refused | undefined {
  if (!may(by, right, deal.owner)) return forbid('the deal belongs to another manager');
  return isEnded(deal) ? refuse('deal-closed', `the deal is ${deal.stage.name}`) : undefined;
}

/** What is said of a deal, wherever it stands and whoever says it. `sending` is the draft its quote was. */
export function sayOfDeal(deal: Deal, changes: DealChanges, context: SalesContext, sending?: DraftQuote): DealDecision {
  const applied = applyDealChanges(deal, changes, context, sending);
  if (!applied.ok) return applied;
  const { beside } = applied;
  const facts = [...applied.facts, ...editedDeal(applied.fields)];
  if (facts.length === 0) return unchanged(deal);
  const after = succeed(deal, { ...applied.deal, alarms: alarmsAfter(deal, applied.deal, context) });
  return decided({ before: deal, after, facts, beside }, context);
}

export function assignDeal(deal: Deal, to: string, { by, policy }: Context): DealDecision {
  if (!may(by, 'assign-deal', deal.owner)) return forbid('only a head of sales assigns deals');
  if (!policy.staff.some(({ id, group }) => id === to && (group === 'manager' || group === 'head')))
    return refuse('assignee-unknown', `${to} is not a manager or a head of sales`);
  if (isEnded(deal)) return refuse('deal-closed', `the deal is ${deal.stage.name}`);
  if (deal.owner === to) return unchanged(deal);
  const after = succeed(deal, { ...deal, owner: to });
  const data = { to, ...present({ from: deal.owner }) };
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
    plan: change(deal, after, { type: 'DealWaits', data: { until: wait.until } }),
  };
}
