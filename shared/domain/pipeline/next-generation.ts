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

/** An execution that does not know its record's stage this soon after its start runs today's graph: another would not know it either. */
const justStartedMs = 60_000;

/** Hands a record over from a graph that does not know its stage; but not at once again, for then a person must look, whom the reconciler asks. */
export const handOver = (
  record: Lead | Deal,
  generation: number,
  context: Context,
): Decision<{ record: Lead | Deal }> =>
  Date.parse(context.at) - Date.parse(record.generationAt) < justStartedMs
    ? { ok: true, record, plan: together() }
    : nextGeneration(record, generation, 'the running graph does not know the stage', context);
