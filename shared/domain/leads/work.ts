/** What staff do with a lead short of moving it: edit, assign, wait, dispute. */
import type { FactDraft } from '../facts/draft.ts';
import type { Desk } from '../people/desk.ts';
import { takeOffDesk } from '../people/desk-changes.ts';
import { may } from '../people/rights.ts';
import { type WaitRequest, waitRefusal } from '../pipeline/waiting.ts';
import { succeed } from '../pipeline/standing.ts';
import { later } from '../pipeline/deadlines.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { addTask } from '../tasks/add-task.ts';
import { contactAlarms } from './clocks.ts';
import { applyLeadChanges, type LeadChanges } from './details.ts';
import { edited, enter, step } from './enter.ts';
import type { Lead } from './lead.ts';
import { leadStages } from './pipeline.ts';

type LeadDecision = Decision<{ lead: Lead }>;
const unchanged = (lead: Lead): LeadDecision => ({ ok: true, lead, plan: together() });
const isClosed = ({ stage }: Lead): boolean => leadStages[stage.name].kind === 'closed';

/** At `sql` a robot waits for what was missing: any edit there makes it try again at once, and ends a waiting. */
export function retryingConversion(
  lead: Lead,
  at: string,
): { readonly lead: Lead; readonly facts: readonly FactDraft[] } {
  if (lead.stage.name !== 'sql') return { lead, facts: [] };
  const { wait, ...ready } = lead;
  const alarms = [{ name: 'convert-again', at }, ...lead.alarms.filter(({ name }) => name !== 'convert-again')];
  return { lead: { ...ready, alarms }, facts: wait ? [{ type: 'LeadWaitEnded', data: { by: 'hand' } }] : [] };
}

export function editLead(lead: Lead, changes: LeadChanges, { by, at }: Context): LeadDecision {
  if (!may(by, 'work-lead', lead.owner)) return forbid('the lead belongs to another manager');
  if (isClosed(lead)) return refuse('lead-closed', `the lead is ${lead.stage.name}; reopen it to edit it`);
  const { lead: different, fields } = applyLeadChanges(lead, changes);
  if (fields.length === 0) return unchanged(lead);
  const retrying = retryingConversion(different, at);
  const after = succeed(lead, retrying.lead);
  return { ok: true, lead: after, plan: step(lead, after, ...edited(fields), ...retrying.facts) };
}

/** Gives a lead to a person of the staff. A new lead is thereby claimed for them; it does not count against their limit. */
export function assignLead(lead: Lead, to: string, desk: Desk | undefined, { by, at, policy }: Context): LeadDecision {
  if (!may(by, 'assign-lead', lead.owner)) return forbid('only a head of sales assigns leads');
  if (!policy.staff.some(({ id, group }) => id === to && (group === 'manager' || group === 'head')))
    return refuse('assignee-unknown', `${to} is not a manager or a head of sales`);
  if (isClosed(lead)) return refuse('lead-closed', `the lead is ${lead.stage.name}`);
  if (lead.owner === to) return unchanged(lead);
  const assigned = {
    type: 'LeadAssigned',
    data: { to, ...(lead.owner !== undefined && { from: lead.owner }) },
  } as const;
  const { reservedFor: _kept, ...free } = lead;
  if (lead.stage.name !== 'new') {
    const after = succeed(lead, { ...free, owner: to, alarms: alarmsOfNewOwner(lead, at, policy) });
    return { ok: true, lead: after, plan: together(step(lead, after, assigned), takeOffDesk(desk, lead.id)) };
  }
  const after = enter(
    free,
    { stage: { name: 'mql' }, alarms: contactAlarms(at, policy), owner: to, claimedAt: at },
    at,
  );
  const data = { from: 'new', to: 'mql', visit: after.visit.n, reason: 'assigned', owner: to };
  return { ok: true, lead: after, plan: step(lead, after, { type: 'LeadMoved', data }, assigned) };
}

/** Keeps a lead that waits in the queue for another manager than before: the one it was kept for has left. */
export function keepFor(lead: Lead, to: string, { by }: Context): LeadDecision {
  if (!may(by, 'assign-lead', lead.owner)) return forbid('only a head of sales assigns leads');
  if (lead.stage.name !== 'new' || lead.reservedFor === undefined || lead.reservedFor === to) return unchanged(lead);
  const after = succeed(lead, { ...lead, reservedFor: to });
  return { ok: true, lead: after, plan: step(lead, after, { type: 'LeadRouted', data: { to, why: 'hand-over' } }) };
}

/** Whoever gets a lead that nobody has contacted yet has the whole time for it. */
const alarmsOfNewOwner = ({ alarms }: Lead, at: string, policy: Context['policy']): Lead['alarms'] =>
  alarms[0]?.name === 'no-contact' ? contactAlarms(at, policy) : alarms;

export function waitLead(lead: Lead, wait: WaitRequest, { by, at }: Context): LeadDecision {
  if (!may(by, 'work-lead', lead.owner)) return forbid('the lead belongs to another manager');
  if (leadStages[lead.stage.name].kind !== 'open')
    return refuse('not-open', `the lead is ${lead.stage.name}; only an open one waits`);
  if (wait.until === null) {
    const { wait: _over, ...working } = lead;
    if (lead.wait === undefined) return unchanged(lead);
    const after = succeed(lead, working);
    return { ok: true, lead: after, plan: step(lead, after, { type: 'LeadWaitEnded', data: { by: 'hand' } }) };
  }
  const refused = waitRefusal(wait.until, at);
  if (refused) return refused;
  if (lead.alarms[0]?.name === 'no-contact')
    return refuse('contact-first', 'the lead was claimed and not contacted yet; contact the person first');
  const after = succeed(lead, { ...lead, wait: { until: wait.until, reason: wait.reason, at } });
  return {
    ok: true,
    lead: after,
    plan: step(lead, after, { type: 'LeadWaits', data: { until: wait.until } }),
  };
}

/** The marketer doubts a rejection: the head is asked. */
export function disputeLead(lead: Lead, { by, at, policy, newId }: Context): LeadDecision {
  if (!may(by, 'dispute-lead')) return forbid('only a marketer disputes a rejection');
  if (lead.stage.name !== 'rejected') return refuse('not-rejected', `the lead is ${lead.stage.name}, not rejected`);
  const id = newId();
  const dueAt = later(at, { days: 2 }, policy.calendar);
  const task = addTask({ id, subject: { kind: 'lead', id: lead.id }, about: 'disputed-rejection', dueAt });
  const after = succeed(lead, lead);
  const disputed = { type: 'LeadDisputed', data: { taskId: id } } as const;
  return { ok: true, lead: after, plan: together(step(lead, after, disputed, task.fact), task.plan) };
}
