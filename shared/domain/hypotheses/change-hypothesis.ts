/** A hypothesis is written, started, judged, or dropped. Nobody edits one. */
import type { Days } from '../calendar/days.ts';
import * as z from 'zod';
import { plusDays } from '../calendar/working-calendar.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { isProcess, stageOrder } from '../figures/stages.ts';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { type Hypothesis, hypothesisDetails } from './hypothesis.ts';
import { isPossible, judge, neededFor } from './judge.ts';
import type { MeasuredFigure } from './measured.ts';
import { type Sample, valueOf } from './sample.ts';

/** Without a day to start on it starts today, without an owner it is its writer's. */
export const NewHypothesis = lazily(() => {
  const { owner, startOn, lane, ...details } = hypothesisDetails();
  return z.strictObject({
    ...details,
    owner: owner.optional(),
    startOn: startOn.optional(),
    lane: lane.default('main'),
  });
});
export type NewHypothesis = z.infer<ReturnType<typeof NewHypothesis>>;

type Decided = Decision<{ readonly hypothesis: Hypothesis }>;

/** The longest one is waited for. */
const mostDays = 366;

const writersOnly = 'hypotheses are written by the director, heads of sales and marketers';

/** The days of it, and as many before: what it is compared with. */
export const daysOf = ({ startOn, reviewOn }: Pick<Hypothesis, 'startOn' | 'reviewOn'>): number =>
  (Date.parse(reviewOn) - Date.parse(startOn)) / 86_400_000;

const today = ({ at, policy }: Context): string => dayOf(at, policy.calendar.timeZone);

/** The details with what was left out. */
export const completed = (asked: NewHypothesis, context: Context) => ({
  ...asked,
  owner: asked.owner ?? String(byOf(context.by).id), // only staff writes one
  startOn: asked.startOn ?? today(context),
});

/** Why it is not written, as far as that can be said without counting. */
export function writingRefusal(asked: NewHypothesis, context: Context): Refused | undefined {
  if (!may(context.by, 'edit-hypotheses')) return forbid(writersOnly);
  const { startOn, reviewOn, owner, expected, figure } = completed(asked, context);
  if (startOn < today(context)) return refuse('start-past', `${startOn} has passed; today is ${today(context)}`);
  const days = daysOf({ startOn, reviewOn });
  if (days < 1 || days > mostDays)
    return refuse('review-wrong', `it is reviewed from a day to a year after it starts, not on ${reviewOn}`);
  if (expected === 0) return refuse('change-needed', 'say by how much the figure is expected to change, and which way');
  if (!context.policy.staff.some(({ id }) => id === owner))
    return refuse('owner-unknown', `${owner} is nobody of the staff`);
  return figureRefusal(figure, context);
}

function figureRefusal(figure: MeasuredFigure, { policy }: Context): Refused | undefined {
  if (!('stage' in figure)) return undefined;
  const stages = stageOrder[figure.pipeline];
  if (!stages.includes(figure.stage))
    return refuse('no-such-stage', `${figure.pipeline} has no stage ${figure.stage}; it has ${stages.join(', ')}`);
  if (figure.report !== 'losses') return undefined;
  const reasons = isProcess(figure.pipeline)
    ? // Stryker disable next-line ArrayDeclaration: a text instead of none is no reason either, as it has no id
      (policy['loss-reasons'][figure.stage] ?? []).map(({ id }) => id)
    : policy.criteria.map(({ id }) => id);
  return reasons.includes(figure.reason)
    ? undefined
    : refuse('reason-unknown', `${figure.reason} is no reason at ${figure.stage}; there are ${reasons.join(', ')}`);
}

/**
 * Writes a hypothesis down, and starts it at once where it starts today.
 *
 * @param before what the figure was in as many days before; of one that starts later it is counted again then
 */
export function writeHypothesis(asked: NewHypothesis, before: Sample, context: Context): Decided {
  const refused = writingRefusal(asked, context) ?? changeRefusal(asked, before);
  if (refused) return refused;
  const { by, at, newId } = context;
  const details = completed(asked, context);
  const written: Hypothesis = {
    ...{ kind: 'hypothesis', id: newId(), version: 1, ...details, writtenAt: at, by: byOf(by) },
    state: { name: 'planned' },
  };
  const { statement: _words, ...data } = details;
  const fact = { type: 'HypothesisWritten', data } as const;
  if (details.startOn > today(context))
    return { ok: true, hypothesis: written, plan: change(undefined, written, fact) };
  const start = startOf(written, before);
  const hypothesis: Hypothesis = { ...written, state: { name: 'running', ...start } };
  return {
    ok: true,
    hypothesis,
    plan: change(undefined, hypothesis, fact, { type: 'HypothesisStarted', data: start }),
  };
}

const changeRefusal = ({ expected }: NewHypothesis, before: Sample): Refused | undefined =>
  isPossible(before, expected)
    ? undefined
    : refuse(
        'change-impossible',
        `expected: the share is ${String(valueOf(before))}; ${String(expected)} more is no share`,
      );

const startOf = ({ expected }: Hypothesis, baseline: Sample) => ({
  baseline,
  ...present({ needed: neededFor(baseline, expected) }),
});

/** Freezes what a planned one is compared with. Started already it changes nothing. */
export function startHypothesis(before: Hypothesis, baseline: Sample): Decided {
  if (before.state.name !== 'planned') return unchanged(before);
  const start = startOf(before, baseline);
  const hypothesis: Hypothesis = { ...before, version: before.version + 1, state: { name: 'running', ...start } };
  return { ok: true, hypothesis, plan: change(before, hypothesis, { type: 'HypothesisStarted', data: start }) };
}

/** Says what came of one that runs. Judged already it changes nothing. */
export function judgeHypothesis(before: Hypothesis, result: Sample, { at }: Context): Decided {
  const { state } = before;
  if (state.name !== 'running') return unchanged(before);
  const verdict = judge(state.baseline, result, before.expected, state.needed);
  const hypothesis: Hypothesis = {
    ...{ ...before, version: before.version + 1 },
    state: { ...state, name: 'judged', result, verdict, at },
  };
  return {
    ok: true,
    hypothesis,
    plan: change(before, hypothesis, { type: 'HypothesisJudged', data: { result, verdict } }),
  };
}

/** Gives one up before it is judged. */
export function dropHypothesis(before: Hypothesis, why: string, { by, at }: Context): Decided {
  if (!may(by, 'edit-hypotheses')) return forbid(writersOnly);
  const { state } = before;
  if (state.name === 'dropped') return unchanged(before);
  if (state.name === 'judged') return refuse('judged', 'it was judged, and stays so');
  const hypothesis: Hypothesis = {
    ...{ ...before, version: before.version + 1 },
    state: { name: 'dropped', at, by: byOf(by), why },
  };
  return {
    ok: true,
    hypothesis,
    plan: change(before, hypothesis, { type: 'HypothesisDropped', data: { from: state.name } }),
  };
}

const unchanged = (hypothesis: Hypothesis): Decided => ({ ok: true, hypothesis, plan: together() });

export const daysBefore = (hypothesis: Pick<Hypothesis, 'startOn' | 'reviewOn'>): Days => ({
  first: plusDays(hypothesis.startOn, -daysOf(hypothesis)),
  after: hypothesis.startOn,
});

export const daysSince = ({ startOn, reviewOn }: Pick<Hypothesis, 'startOn' | 'reviewOn'>): Days => ({
  first: startOn,
  after: reviewOn,
});
