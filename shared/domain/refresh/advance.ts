/** What an enrolment comes to next, as one commit: a wait, a letter passed over or marked, or the end. */
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactData } from '../facts/draft.ts';
import type { Lead } from '../leads/lead.ts';
import type { Person } from '../people/person.ts';
import { later } from '../pipeline/deadlines.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { close } from '../tasks/close-task.ts';
import type { Task } from '../tasks/task.ts';
import { ask, lettersEnded } from './asked.ts';
import { type Cadence, type Next, nextStep } from './cadence.ts';
import type { EndCause, Enrolment, WaitCause } from './enrolment.ts';
import type { Known } from './known.ts';
import type { Advanced } from './lead-on.ts';
import type { Language } from './letter.ts';
import { markLetter } from './mark-letter.ts';
import { calledBy } from './wake-up-day.ts';

/** The records an enrolment is decided by: nothing is sent when one of them is another when it is committed. */
export type Stands = {
  readonly enrolment: Enrolment;
  readonly subject: Lead | Deal;
  /** The person as it goes on, if it was merged; nobody once erased. */
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  /** What somebody is asked to do about it, while it is to be done. */
  readonly task: Task | undefined;
  /** The key their address would be suppressed under. */
  readonly suppressionKey?: string;
  readonly language: Language;
};

/** Decides one step by all that is known. */
export function advance(stands: Stands, known: Known, cadence: Cadence, context: Context): Advanced {
  const next = nextStep(stands.enrolment, known, context.at, cadence);
  const answered = next.do === 'end' ? undefined : consentAsked(stands, known);
  if (answered) return { plan: seenTo(stands.subject, close(answered, 'consent-given', context)), rests: false };
  switch (next.do) {
    case 'wait':
      return { plan: wait(stands, next, context), rests: true };
    case 'skip':
      return { plan: skip(stands.enrolment, next, context), rests: false };
    case 'send':
      return mark(stands, next, context);
    case 'end':
      return { plan: end(stands, next.cause, context), rests: true };
  }
}

/** The task to get a consent that is there by now. */
const consentAsked = ({ task }: Stands, { person }: Known): Task | undefined => (person?.hasConsent ? task : undefined);

type Do<D extends Next['do']> = Extract<Next, { readonly do: D }>;

/** Waits that are the programme's own, and nobody asks why. */
const usual: readonly WaitCause[] = ['gap', 'window', 'rate', 'call'];

function wait(stands: Stands, { until, why, letter }: Do<'wait'>, context: Context): Plan {
  const { enrolment } = stands;
  const { stage, alarms } = enrolment;
  const now = { name: 'running', why, ...present({ letter }) } as const;
  const isNew = stage.name !== 'running' || stage.why !== why || stage.letter !== letter;
  if (!isNew && alarms[0]?.at === until) return together();
  const after = succeed(enrolment, { ...enrolment, stage: now, alarms: [{ name: 'look', at: until }] });
  if (!isNew || usual.includes(why)) return change(enrolment, after);
  return hold(stands, after, { why, until, ...present({ letter }) }, context);
}

/** Says why the letter is held; a consent that is missing is asked for, once. */
function hold(
  { enrolment, subject, task }: Stands,
  after: Enrolment,
  data: FactData<'LetterHeld'>,
  context: Context,
): Plan {
  const held = { type: 'LetterHeld', data } as const;
  if (data.why !== 'no-consent' || task) return change(enrolment, after, held);
  const asked = ask(subject, 'get-consent', later(context.at, { days: 1 }, context.policy.calendar), context);
  return together(change(enrolment, { ...after, taskId: asked.task.id }, held), seenTo(subject, asked));
}

const withStep = (enrolment: Enrolment, letter: string, step: Enrolment['steps'][string]): Enrolment =>
  succeed(enrolment, { ...enrolment, steps: { ...enrolment.steps, [letter]: step } });

function skip(enrolment: Enrolment, { letter, why }: Do<'skip'>, { at }: Context): Plan {
  const after = withStep(enrolment, letter, { state: 'skipped', at, why });
  return change(enrolment, after, { type: 'LetterSkipped', data: { letter, why } });
}

function mark(stands: Stands, { letter, version }: Do<'send'>, context: Context): Advanced {
  const { enrolment, subject, person, account, suppressionKey, language } = stands;
  if (!person || suppressionKey === undefined) throw new Error('only somebody with an address is sent a letter');
  const of = { enrolmentId: enrolment.id };
  const stood = account ? [subject, account] : [subject];
  const marked = markLetter({ person, suppressionKey, language }, { of, letter, version }, stood, context);
  const before = enrolment.steps[letter];
  const tries = before?.state === 'refused' ? before.tries : undefined;
  const step = { state: 'marked', at: context.at, letterId: marked.letter.id, ...present({ tries }) } as const;
  const plan = together(change(enrolment, withStep(enrolment, letter, step)), marked.plan);
  return { plan, rests: false, letter: marked.letter };
}

/** The end, and while the lead or deal stands on it in the basket, the task that it is not forgotten by. */
function end({ enrolment, subject, person, task }: Stands, cause: EndCause, context: Context): Plan {
  const { at } = context;
  const letters = Object.values(enrolment.steps).filter(({ state }) => state === 'marked').length;
  const isLeft = person !== undefined && standsOn(subject, enrolment);
  const call = isLeft ? [ask(subject, 'requalify', callBy(cause, enrolment, context), context)] : [];
  const over = task ? [close(task, lettersEnded, context)] : [];
  const stage = { name: 'ended', at, cause } as const;
  const taskId = call[0]?.task.id ?? enrolment.taskId;
  const after = succeed(enrolment, { ...enrolment, stage, alarms: [], ...present({ taskId }) });
  const data = { basket: enrolment.basket, cause, letters };
  return together(change(enrolment, after, { type: 'EnrolmentEnded', data }), seenTo(subject, ...over, ...call));
}

const standsOn = ({ stage }: Lead | Deal, { id }: Enrolment): boolean =>
  stage.name === 'parked' && stage.enrolmentId === id;

const answers: readonly EndCause[] = ['reply', 'colleague-reply'];
const calls: readonly EndCause[] = ['wake-up', 'programme-over', 'call-due', 'new-request', 'deal-opened'];

/** Who wrote is called within hours, whose time has come within a day, and who only gets no letters on the day that was named. */
function callBy(cause: EndCause, { visit, wakeUpOn }: Enrolment, { at, policy: { calendar } }: Context): string {
  if (answers.includes(cause)) return later(at, { minutes: 240 }, calendar);
  return calls.includes(cause) ? later(at, { days: 1 }, calendar) : calledBy(visit.enteredAt, wakeUpOn, calendar);
}

/** Tasks that were added or done, with the version of their subject that tells of them. */
const seenTo = (subject: Lead | Deal, ...tasks: readonly Pick<ReturnType<typeof ask>, 'plan' | 'fact'>[]): Plan =>
  tasks.length === 0
    ? together()
    : together(
        change(subject, succeed<Lead | Deal>(subject, subject), ...tasks.map(({ fact }) => fact)),
        ...tasks.map(({ plan }) => plan),
      );
