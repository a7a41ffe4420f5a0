import { putOnDesk } from '../people/desk-changes.ts';
import type { Desk } from '../people/desk.ts';
import { isIn } from '../people/actor.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { contactAlarms } from './clocks.ts';
import { enter, step } from './enter.ts';
import type { Lead } from './lead.ts';

/**
 * Claims a lead: the move new → mql, which says "I am working on it". A second claim by the same person changes
 * nothing; one by another is a conflict that names the winner.
 */
export function claimLead(lead: Lead, desk: Desk | undefined, context: Context): Decision<{ lead: Lead }> {
  const { by, at, policy } = context;
  if (by.kind !== 'staff') return forbid('only staff claim leads');
  if (lead.stage.name === 'mql' && lead.owner === by.id) return { ok: true, plan: together(), lead };
  const refused = claimRefusal(lead, desk, context);
  if (refused) return refused;

  const { reservedFor: _kept, ...free } = lead;
  const claimed = { stage: { name: 'mql' }, alarms: contactAlarms(at, policy), owner: by.id, claimedAt: at } as const;
  const after = enter(free, claimed, at);
  const data = { from: 'new', to: 'mql', visit: after.visit.n, reason: 'claimed', owner: by.id };
  const plan = step(lead, after, { type: 'LeadMoved', data });
  return { ok: true, lead: after, plan: isIn(by, 'head') ? plan : together(plan, putOnDesk(desk, by.id, lead.id)) };
}

function claimRefusal(lead: Lead, desk: Desk | undefined, { by, policy }: Context): Refused | undefined {
  if (lead.stage.name !== 'new') return takenRefusal(lead);
  if (!may(by, 'claim-lead', lead.reservedFor)) return forbid('this lead is kept for another manager');
  const limit = policy.thresholds.claimsWithoutContact;
  if (isIn(by, 'head') || (desk?.uncontacted.length ?? 0) < limit) return undefined;
  const detail = `${String(limit)} claimed leads still wait for a first contact; contact one of them first`;
  return refuse('too-many-claims', detail);
}

function takenRefusal(lead: Lead) {
  const winner =
    lead.owner === undefined ? {} : { winner: { id: lead.owner, at: lead.claimedAt ?? lead.visit.enteredAt } };
  return refuse('already-claimed', `the lead is not new any more, it is ${lead.stage.name}`, {
    kind: 'conflict',
    ...winner,
  });
}
