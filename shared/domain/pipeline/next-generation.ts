import type { FactType } from '../facts/draft.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { revive } from './standing.ts';
import { type Followed, type FollowedKind, isLive } from './where.ts';

/** Hands a record over to a new execution, which starts on the fact. Nothing to do when it has a later one, or needs none. */
export function nextGeneration(
  record: Followed,
  generation: number,
  why: string,
  { at }: Context,
): Decision<{ record: Followed }> {
  if (record.generation !== generation || !isLive(record)) return { ok: true, record, plan: together() };
  const after = revive<Followed>(record, record, at);
  return { ok: true, record: after, plan: change(record, after, { type: restarted[record.kind], data: { why } }) };
}

/** What is told of a record whose execution was mended. */
export const restarted = {
  lead: 'LeadRestarted',
  deal: 'DealRestarted',
  enrolment: 'EnrolmentRestarted',
  mailing: 'MailingRestarted',
  'win-back': 'WinBackRestarted',
} as const satisfies Record<FollowedKind, FactType>;

/** An execution that does not know its record's stage this soon after its start runs today's graph: another would not know it either. */
const justStartedMs = 60_000;

/** Hands a record over from a graph that does not know its stage; but not at once again, for then a person must look, whom the reconciler asks. */
export const handOver = (record: Followed, generation: number, context: Context): Decision<{ record: Followed }> =>
  Date.parse(context.at) - Date.parse(record.generationAt) < justStartedMs
    ? { ok: true, record, plan: together() }
    : nextGeneration(record, generation, 'the running graph does not know the stage', context);
