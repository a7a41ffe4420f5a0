import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { revive } from './standing.ts';
import { isLive } from './where.ts';

/** Hands a record over to a new execution, which starts on the fact. Nothing to do when it has a later one, or needs none. */
export function nextGeneration(
  record: Lead | Deal,
  generation: number,
  why: string,
  { at }: Context,
): Decision<{ record: Lead | Deal }> {
  if (record.generation !== generation || !isLive(record)) return { ok: true, record, plan: together() };
  const after = revive<Lead | Deal>(record, record, at);
  const type = record.kind === 'lead' ? 'LeadRestarted' : 'DealRestarted';
  return { ok: true, record: after, plan: change(record, after, { type, data: { why } }) };
}
