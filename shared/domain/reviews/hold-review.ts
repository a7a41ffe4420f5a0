/** A review is written down. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { type Review, reviewDetails } from './review.ts';

export const NewReview = lazily(() => z.strictObject(reviewDetails()));
export type NewReview = z.infer<ReturnType<typeof NewReview>>;

/** @param known the hypotheses there are among those it names */
export function holdReview(
  asked: NewReview,
  known: ReadonlySet<string>,
  context: Context,
): Decision<{ readonly review: Review }> {
  const { by, at, newId } = context;
  const refused = refusalOf(asked, known, context);
  if (refused) return refused;
  const review: Review = { kind: 'review', id: newId(), version: 1, ...asked, at, by: byOf(by) };
  const { since, until, answers } = asked;
  const data = {
    ...{ since, until, keys: answers.flatMap(({ key }) => key ?? []) },
    hypotheses: [...new Set(answers.flatMap(({ hypothesisId }) => hypothesisId ?? []))],
  };
  return { ok: true, review, plan: change(undefined, review, { type: 'ReviewHeld', data }) };
}

function refusalOf(
  { since, until, answers }: NewReview,
  known: ReadonlySet<string>,
  { by, at, policy }: Context,
): Refused | undefined {
  if (!may(by, 'hold-review')) return forbid('reviews are the director’s');
  if (since >= until) return refuse('time-wrong', `since: ${since} is not before until: ${until}`);
  if (until > at) return refuse('time-ahead', `until: ${until} is to come; it is ${at}`);
  const staff = policy.staff.map(({ id }) => id);
  const nobody = answers.find(({ addressee }) => addressee !== undefined && !staff.includes(addressee));
  if (nobody) return refuse('addressee-unknown', `${String(nobody.addressee)} is nobody of the staff`);
  const unknown = answers.find(({ hypothesisId }) => hypothesisId !== undefined && !known.has(hypothesisId));
  return unknown && refuse('hypothesis-unknown', `there is no hypothesis ${String(unknown.hypothesisId)}`);
}
