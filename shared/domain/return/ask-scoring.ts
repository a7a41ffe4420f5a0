/** Somebody wants all accounts to be scored now, not tonight. */
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import { nextScoring, pendingSince, type Scoring } from './scoring-record.ts';

/** Asks for a run. While one is asked for and has not begun, asking again changes nothing. */
export function askScoring(before: Scoring | undefined, { by, at }: Context): Decision<{ askedAt: string }> {
  if (!may(by, 'ask-scoring')) return forbid('scores are asked for by a head, a marketer or the operator');
  const asked = before && pendingSince(before);
  if (asked !== undefined) return { ok: true, askedAt: asked, plan: together() };
  const after = nextScoring(before, { askedAt: at });
  return { ok: true, askedAt: at, plan: change(before, after, { type: 'ScoringAsked', data: {} }) };
}
