/** What comes next for somebody in a basket once their letters have ended: they go on, or somebody calls on another day. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import type { Lead } from '../leads/lead.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { type Missing, refuse, type Refused } from '../records/refusal.ts';
import { ask } from './asked.ts';
import { letterOf } from './cadence.ts';
import { enrol, type Enrolled } from './enrol.ts';
import type { EndCause, Enrolment } from './enrolment.ts';
import { calledBy, dayChanged, dayMissing, dayRefusal } from './wake-up-day.ts';

/** What the task to call somebody in a basket may come to there. Bringing them back to work, or closing, is a move, which does the task. */
const goingsOn = ['continue', 'new-date'] as const;
type GoingOn = (typeof goingsOn)[number];

/** What somebody says when they finish a task. */
type Answer = { readonly outcome?: string | undefined; readonly wakeUpOn?: string | undefined };

/** A lead or a deal in its basket whose enrolment has ended, with whom its letters went to. */
export type InBasket = {
  readonly enrolment: Enrolment;
  readonly enrolled: Enrolled;
  /** Why they get no letters, whatever is decided. */
  readonly barred?: Extract<EndCause, 'complaint' | 'hard-bounce' | 'unsubscribed' | 'other-basket'>;
};

const isGoingOn = (outcome: string | undefined): outcome is GoingOn => goingsOn.some((each) => each === outcome);

/** Why that cannot come next. A day is named for nothing else than to call on it. */
export function goingOnRefusal(
  inBasket: InBasket | undefined,
  { outcome, wakeUpOn }: Answer,
  context: Context,
): Refused | undefined {
  const isDated = inBasket !== undefined && outcome === 'new-date';
  if (wakeUpOn !== undefined && !isDated)
    return refuse('no-wake-up-date', `${wakeUpOn} is a day to call somebody in a basket: it goes with new-date`);
  if (!inBasket) return undefined;
  if (!isGoingOn(outcome)) return undecided(outcome);
  return isDated ? dayRefusal(wakeUpOn, context) : lettersRefusal(inBasket, context);
}

const undecided = (outcome: string | undefined): Refused =>
  refuse(
    'next-step-needed',
    `say whether the letters go on or on which day somebody calls, or move it back to work or to its end, which does the task: ${String(outcome)} leaves somebody in a basket forgotten`,
    { missing: [outcomeMissing(goingsOn)] },
  );

const outcomeMissing = (allowed: readonly [GoingOn, ...GoingOn[]]): Missing => ({
  in: 'body',
  field: 'outcome',
  title: { en: 'What comes next', ru: 'Что дальше' },
  allowed,
  example: allowed[0],
});

function lettersRefusal({ enrolment, barred }: InBasket, context: Context): Refused | undefined {
  if (barred !== undefined) return refuse('no-letters', `they get no letters of this basket: ${barred}; name a day`);
  if (letterOf(enrolment, context.policy.programmes[enrolment.basket]) === undefined)
    return refuse('programme-over', 'they have got every letter of this basket; name a day');
  if (enrolment.basket !== 'time' || dateAhead(enrolment, context) !== undefined) return undefined;
  const missing = [outcomeMissing(['new-date']), dayMissing(context.at, context.policy.calendar)];
  return refuse('wake-up-date-needed', 'the day that was named has gone; name another one', { missing });
}

/** The day that was named, while it is to come. */
const dateAhead = ({ wakeUpOn }: Enrolment, { at, policy: { calendar } }: Context): string | undefined =>
  wakeUpOn !== undefined && wakeUpOn > dayOf(at, calendar.timeZone) ? wakeUpOn : undefined;

/** What changes with it: the lead or deal, and beside it. */
type Gone = { readonly after: Lead | Deal; readonly facts: readonly FactDraft[]; readonly plan: Plan };

/** What comes next for a lead or a deal that stays in its basket, where nothing speaks against it. */
export function goOn(subject: Lead | Deal, inBasket: InBasket, answer: Answer, context: Context): Gone {
  const { stage } = subject;
  if (stage.name !== 'parked') throw new Error(`${subject.kind} ${subject.id} is in no basket`);
  const wakeUpOn = answer.wakeUpOn ?? dateAhead(inBasket.enrolment, context);
  const going = inBasket.barred === undefined ? lettersAgain : callAgain;
  const { named, facts, plan } = going(subject, inBasket, wakeUpOn, context);
  const { wakeUpAt: before, ...basket } = stage;
  const after = { ...subject, stage: { ...basket, ...named, ...present({ wakeUpAt: wakeUpOn }) } };
  return { after: succeed<Lead | Deal>(subject, after), facts: [...dayChanged(before, wakeUpOn), ...facts], plan };
}

type Going = (
  subject: Pick<Lead | Deal, 'kind' | 'id' | 'owner'>,
  inBasket: InBasket,
  wakeUpOn: string | undefined,
  context: Context,
) => Omit<Gone, 'after'> & { readonly named: { readonly enrolmentId?: string } };

/** The next letter comes after its gap from now on, and what had happened by now stops nothing. */
const lettersAgain: Going = ({ kind, id }, { enrolment, enrolled }, wakeUpOn, context) => {
  const { basket, id: continues, steps } = enrolment;
  const settled = Object.fromEntries(Object.entries(steps).filter(([, { state }]) => state !== 'refused'));
  const goesOn = { subject: { kind, id }, basket, continues, steps: settled, ...present({ wakeUpOn }) };
  const { enrolmentId, plan } = enrol(goesOn, enrolled, context);
  return { named: { enrolmentId }, facts: [], plan };
};

/** Who gets no letters is only called. */
const callAgain: Going = (subject, { enrolment }, wakeUpOn, context) => {
  const dueAt = calledBy(context.at, wakeUpOn, context.policy.calendar);
  const { task, fact, plan } = ask(subject, 'requalify', dueAt, context);
  const asking = succeed(enrolment, { ...enrolment, taskId: task.id });
  return { named: {}, facts: [fact], plan: together(plan, change(enrolment, asking)) };
};
