/** What time does to hypotheses: on their first day what they are compared with is frozen, on the day of their review they are judged. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Clock } from '../clock.ts';
import { readMeasure } from '../figures/read-measure.ts';
import type { TraceReading } from '../figures/read-traces.ts';
import type { Actor } from '../people/actor.ts';
import { allOf } from '../records/all-of.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { found } from '../records/found.ts';
import type { History, Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { daysBefore, daysSince, judgeHypothesis, startHypothesis } from './change-hypothesis.ts';
import { dueHypotheses, dueOn, type Hypothesis } from './hypothesis.ts';
import type { Sample } from './sample.ts';

export type Running = {
  readonly records: Records;
  readonly journal: TraceReading & Pick<History, 'happened'>;
  readonly clock: Clock;
  readonly policies: Policies;
  readonly newId: () => string;
  readonly told: (failure: { readonly hypothesisId: string; readonly error: unknown }) => void;
};

const by: Actor = { kind: 'system', id: 'hypotheses' };

type Done = { started: number; judged: number; failed: number };

/** One run over all whose day has come. `failed` counts those it could not count; the next run tries them again. */
export async function runHypotheses(services: Running): Promise<Done> {
  const done: Done = { started: 0, judged: 0, failed: 0 };
  const context = await contextOf(by, services);
  const today = dayOf(context.at, context.policy.calendar.timeZone);
  const due: string[] = [];
  for await (const { id, card } of allOf({ index: 'board', of: dueHypotheses }, services.records)) {
    // Stryker disable next-line StringLiteral: the card of each that is due says when
    if ((card.dueAt ?? '') <= today) due.push(id);
  }
  for (const id of due) {
    try {
      await runOne(id, today, done, context, services);
    } catch (error) {
      services.told({ hypothesisId: id, error });
      done.failed += 1;
    }
  }
  return done;
}

async function runOne(id: string, today: string, done: Done, context: Context, services: Running): Promise<void> {
  const { records } = services;
  const decide = async (act: (hypothesis: Hypothesis) => ReturnType<typeof startHypothesis>) =>
    decideAndCommit(records, context, async () => act(await found(records, 'hypothesis', id)));
  let hypothesis = await found(records, 'hypothesis', id);
  if (hypothesis.state.name === 'planned') {
    const baseline = await baselineOf(hypothesis, context, services);
    ({ hypothesis } = await decide((before) => startHypothesis(before, baseline)));
    done.started += 1;
  }
  if ((dueOn(hypothesis) ?? '9999') > today) return;
  const { lane } = hypothesis;
  const when = { ...daysSince(hypothesis), lane, asOf: context.at, policy: context.policy };
  const result = await readMeasure(hypothesis, when, services);
  await decide((before) => judgeHypothesis(before, result, context));
  done.judged += 1;
}

/** What the figure was in as many days before; of a new direction, what it was with the others. */
export const baselineOf = (
  hypothesis: Pick<Hypothesis, 'figure' | 'of' | 'startOn' | 'reviewOn'>,
  { at, policy }: Pick<Context, 'at' | 'policy'>,
  services: Pick<Running, 'records' | 'journal'>,
): Promise<Sample> => readMeasure(hypothesis, { ...daysBefore(hypothesis), lane: 'main', asOf: at, policy }, services);
