/** Finished tasks: each raises the version of what it is about, and may change it. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { qualifyAlarms } from '../leads/clocks.ts';
import type { Claim } from '../claims/claim.ts';
import { enter } from '../leads/enter.ts';
import type { Lead } from '../leads/lead.ts';
import { retryingConversion } from '../leads/work.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import { may } from '../people/rights.ts';
import { reopeningRefusal } from '../pipeline/reopening.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import { type HeldErpEvent, settled } from '../purchases/erp-event.ts';
import { letGo } from '../purchases/hold.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { AnyRecord, Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { goingOnRefusal, goOn, type InBasket } from '../refresh/go-on.ts';
import { later } from '../pipeline/deadlines.ts';
import { addTask } from './add-task.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { endWinBack } from '../win-backs/advance.ts';
import { type SilenceCause, silenceCauses } from '../win-backs/silence-causes.ts';
import type { WinBack } from '../win-backs/win-back.ts';
import { close } from './close-task.ts';
import type { Task } from './task.ts';

/** What a task may be about. */
export type TaskSubject = Lead | Deal | Account | HeldErpEvent | Webhook | Claim;

/** What is looked at beside the task, and the day somebody is to be called on. */
type Beside = {
  readonly held?: HeldErpEvent | undefined;
  readonly inBasket?: InBasket | undefined;
  /** The attempt whose call it is, while that runs. */
  readonly winBack?: WinBack | undefined;
  readonly wakeUpOn?: string | undefined;
};

/** Tasks that ask whether a rejection was right, and who asked. */
const reviews: Readonly<Record<string, 'audit' | 'dispute'>> = {
  'audit-rejection': 'audit',
  'disputed-rejection': 'dispute',
};
const verdicts = ['upheld', 'overturned'] as const;
type Verdict = (typeof verdicts)[number];

/** What a dealer says became of a lead they were given; `open`: it is asked again. */
export const dealerAnswers = {
  sold: { open: false },
  'not-sold': { open: false },
  'in-work': { open: true },
  'no-answer': { open: true },
} as const;
type DealerAnswer = keyof typeof dealerAnswers;

/**
 * Finishes a task. A second time changes nothing. Closing the task of a refused conversion makes the robot try again;
 * a review of a rejection ends with a verdict, and an overturned one brings the lead back to work; a dealer is asked
 * until they say what became of their lead. An event of the ERP that was held with a deal's task is settled with it.
 * Who is to be called in a basket stays there with what comes next. The call of a win-back ends it, with the cause of the silence.
 */
export function finishTask(
  task: Task,
  subject: TaskSubject,
  outcome: string | undefined,
  context: Context,
  beside: Beside = {},
): Decision<{ task: Task }> {
  const { by, at } = context;
  if (!may(by, 'do-task', task.assignee)) return forbid('the task is another person’s');
  if (task.state.name === 'done') return { ok: true, task, plan: together() };
  const refused = refusalOf(task, subject, outcome, context, beside);
  if (refused) return refused;
  const done = close(task, outcome, context);
  const { after, facts, plan: next = together() } = seenTo(subject, task, outcome, context, beside);
  const plan = together(change(subject, after, done.fact, ...facts), done.plan, next, letGo(beside.held, at));
  return { ok: true, task: done.task, plan };
}

const refusalOf = (
  task: Task,
  subject: TaskSubject,
  outcome: string | undefined,
  context: Context,
  beside: Beside,
): Refused | undefined =>
  finishingRefusal(task, subject, outcome) ??
  (beside.winBack && !isCause(outcome) ? causeNeeded(outcome) : undefined) ??
  goingOnRefusal(beside.inBasket, { outcome, ...beside }, context);

const isVerdict = (outcome: string | undefined): outcome is Verdict => verdicts.some((verdict) => verdict === outcome);
const isAnswer = (outcome: string | undefined): outcome is DealerAnswer =>
  outcome !== undefined && Object.hasOwn(dealerAnswers, outcome);

function finishingRefusal(
  { about, subject: of }: Task,
  subject: TaskSubject,
  outcome: string | undefined,
): Refused | undefined {
  if (of.id !== subject.id) return refuse('wrong-subject', `the task belongs to ${of.kind} ${of.id}`);
  if (isToAnswer(about, subject)) return refuse('answer-needed', 'answer the claim, which does the task');
  if (about === 'dealer-feedback') return isAnswer(outcome) ? undefined : answerNeeded(outcome);
  if (reviews[about] === undefined || isVerdict(outcome)) return undefined;
  return refuse('verdict-needed', `say whether the rejection was right: ${String(outcome)} is no verdict`, {
    missing: [
      { in: 'body', field: 'outcome', title: { en: 'Verdict', ru: 'Решение' }, allowed: verdicts, example: 'upheld' },
    ],
  });
}

const isToAnswer = (about: string, subject: TaskSubject): boolean =>
  about === 'answer-claim' && subject.kind === 'claim' && subject.state.name === 'open';

const answerNeeded = (outcome: string | undefined): Refused =>
  refuse('dealer-answer-needed', `say what the dealer answered: ${String(outcome)} is no answer`, {
    missing: [
      {
        in: 'body',
        field: 'outcome',
        title: { en: 'The dealer’s answer', ru: 'Ответ дилера' },
        allowed: Object.keys(dealerAnswers),
        example: 'sold',
      },
    ],
  });

const isCause = (outcome: string | undefined): outcome is SilenceCause =>
  silenceCauses.some((cause) => cause === outcome);

const causeNeeded = (outcome: string | undefined): Refused =>
  refuse('cause-needed', `say why the customer went silent: ${String(outcome)} is no cause`, {
    missing: [
      {
        in: 'body',
        field: 'outcome',
        title: { en: 'Cause of the silence', ru: 'Причина молчания' },
        allowed: silenceCauses,
        example: 'price',
      },
    ],
  });

/** `plan`: what is added beside, a further task or letters. */
type Seen = { readonly after: AnyRecord; readonly facts: readonly FactDraft[]; readonly plan?: Plan };

/** What a finished task does to what it is about. */
function seenTo(
  subject: TaskSubject,
  task: Task,
  outcome: string | undefined,
  context: Context,
  { inBasket, wakeUpOn, winBack }: Beside,
): Seen {
  if (winBack && isCause(outcome) && subject.kind === 'account')
    return { after: touched(subject, context.at), facts: [], plan: explained(winBack, outcome, subject, context) };
  if (inBasket && isStanding(subject)) return goOn(subject, inBasket, { wakeUpOn }, context);
  return subject.kind === 'lead'
    ? seenToLead(subject, task, outcome, context)
    : { after: touched(subject, context.at), facts: [] };
}

const explained = (winBack: WinBack, cause: SilenceCause, account: Account, context: Context): Plan =>
  endWinBack({ winBack, account, task: undefined }, { outcome: 'explained' }, context, { cause });

const isStanding = (subject: TaskSubject): subject is Lead | Deal => subject.kind === 'lead' || subject.kind === 'deal';

function seenToLead(subject: Lead, task: Task, outcome: string | undefined, context: Context): Seen {
  const asked = reviews[task.about];
  if (asked && isVerdict(outcome)) return reviewed(subject, asked, outcome, context);
  if (task.about === 'dealer-feedback' && isAnswer(outcome)) return answered(subject, task, outcome, context);
  if (subject.conversionTask !== task.id) return { after: succeed(subject, subject), facts: [] };
  const { lead, facts } = retryingConversion(subject, context.at);
  return { after: succeed(subject, lead), facts };
}

/** The dealer's answer is a fact; while it is none for good, they are asked again after the same time. */
function answered(lead: Lead, { assignee }: Task, answer: DealerAnswer, { at, policy, newId }: Context): Seen {
  const { stage } = lead;
  if (stage.name !== 'handed-to-dealer') return { after: succeed(lead, lead), facts: [] };
  const told: FactDraft = { type: 'LeadDealerAnswered', data: { dealer: stage.dealer, answer } };
  if (!dealerAnswers[answer].open) return { after: succeed(lead, lead), facts: [told] };
  const { calendar, thresholds } = policy;
  const dueAt = later(at, { days: thresholds.dealerFeedbackDays }, calendar);
  const subject = { kind: 'lead', id: lead.id } as const;
  const task = addTask({ id: newId(), subject, about: 'dealer-feedback', dueAt, ...present({ assignee }) });
  const asked: Lead = { ...lead, stage: { ...stage, feedbackOn: dayOf(dueAt, calendar.timeZone) } };
  return { after: succeed(lead, asked), facts: [told, task.fact], plan: task.plan };
}

/** A version later: only an event of the ERP is settled by its task. */
function touched(subject: Exclude<TaskSubject, Lead>, at: string): AnyRecord {
  if (subject.kind === 'deal') return succeed(subject, subject);
  return subject.kind === 'erp-event' ? settled(subject, at) : { ...subject, version: subject.version + 1 };
}

/** The verdict is a fact; an overturned rejection is reopened, unless it was meanwhile or its time is over. */
function reviewed(lead: Lead, asked: 'audit' | 'dispute', verdict: Verdict, context: Context): Seen {
  const told: FactDraft = { type: 'LeadRejectionReviewed', data: { asked, verdict } };
  const { stage } = lead;
  if (verdict === 'upheld' || stage.name !== 'rejected' || reopeningRefusal(stage, context))
    return { after: succeed(lead, lead), facts: [told] };
  const { at, policy } = context;
  const after = enter(lead, { stage: { name: 'mql' }, alarms: qualifyAlarms(at, policy) }, at);
  const data = { from: stage.name, to: 'mql', visit: after.visit.n, ...present({ owner: after.owner }) };
  return { after, facts: [told, { type: 'LeadReopened', data }] };
}
