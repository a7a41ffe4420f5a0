import type { FactDraft } from '../facts/draft.ts';
import { byOf } from '../people/by.ts';
import { revive, succeed } from '../pipeline/standing.ts';
import { change } from '../records/plan.ts';
import type { Context } from '../records/context.ts';
import type { Plan } from '../records/records.ts';
import { isLiveLead, type Lead, type LeadStage } from './lead.ts';
import type { Alarm } from '../pipeline/standing.ts';

export type Entering = { readonly stage: LeadStage; readonly alarms: readonly Alarm[] } & Partial<
  Pick<Lead, 'owner' | 'reservedFor' | 'claimedAt' | 'firstContactAt' | 'accountId' | 'conversionTask'>
>;

/** The lead at another stage: a new visit, new alarms, no waiting; a new generation when it comes to life again. */
export function enter({ wait: _over, ...lead }: Lead, { stage, alarms, ...fields }: Entering, at: string): Lead {
  const after: Lead = { ...lead, ...fields, stage, alarms: [...alarms], visit: { n: lead.visit.n + 1, enteredAt: at } };
  return !isLiveLead(lead) && isLiveLead(after) ? revive(lead, after, at) : succeed(lead, after);
}

/** Without an owner and without what an owner did: back in the queue. */
export function unowned({
  owner: _owner,
  claimedAt: _at,
  firstContactAt: _contact,
  reservedFor: _for,
  ...lead
}: Lead): Lead {
  return lead;
}

/** The plan of one step of a lead. */
export const step = (before: Lead, after: Lead, ...facts: readonly FactDraft[]): Plan =>
  change(before, after, ...facts);

export const edited = (fields: readonly string[]): FactDraft[] =>
  fields.length > 0 ? [{ type: 'LeadEdited', data: { fields: [...fields] } }] : [];

export const closing = (lead: Lead, reason: string, { by, at }: Context) => ({
  from: lead.stage.name,
  at,
  by: byOf(by),
  reason,
});
