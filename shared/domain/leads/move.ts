/** The one function that decides every move of a lead, whoever asks. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { dayOf, startOfDay } from '../calendar/working-calendar.ts';
import { type Desk } from '../people/desk.ts';
import { takeOffDesk } from '../people/desk-changes.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { forbid, type Refusal, refuse, type Refused } from '../records/refusal.ts';
import { applyLeadChanges, LeadChanges } from './details.ts';
import { settleAsked } from '../refresh/asked.ts';
import { addTask } from '../tasks/add-task.ts';
import type { Task } from '../tasks/task.ts';
import { later } from '../pipeline/deadlines.ts';
import { claimAlarms, convertAlarms, qualifyAlarms } from './clocks.ts';
import type { ConversionRecords } from './convert.ts';
import { convertOrAsk, settleConversion } from './convert-or-ask.ts';
import { closing, edited, enter, step, unowned } from './enter.ts';
import type { Lead } from './lead.ts';
import { baskets, leadMoves, leadStages, type LeadStageName } from './pipeline.ts';
import { release, type Sender } from './release.ts';
import { missingForSql, missingToPark } from './requirements.ts';
import { enrolledIn, parkingOf } from '../pipeline/parking.ts';
import { reopeningRefusal } from '../pipeline/reopening.ts';
import { lazily } from '../lazily.ts';
import type { Enrolled } from '../refresh/enrol.ts';
import { saidIfAny } from '../said-text.ts';

const target = z.enum(['new', 'mql', 'sql', 'parked', 'spam', 'rejected', 'handed-to-dealer']);

export const LeadMove = lazily(() =>
  z.strictObject({
    to: target,
    reason: z.string().trim().min(1).max(200).optional(),
    criterion: z.string().max(50).optional(),
    basket: z.enum(baskets).optional(),
    wakeUpAt: Day.optional(),
    dealer: z.string().max(50).optional(),
    /** When the dealer is asked what became of it. @default the setting `dealerFeedbackDays` from now */
    feedbackOn: Day.optional(),
    /** How the sender of a held lead can be reached, where nobody could tell by itself. */
    contacts: z.strictObject({ name: saidIfAny(200), email: saidIfAny(300), phone: saidIfAny(60) }).optional(),
    note: z.string().trim().min(1).max(2000).optional(),
    changes: LeadChanges().optional(),
  }),
);
export type LeadMove = z.infer<ReturnType<typeof LeadMove>>;

/** What a move may look at beside the lead: the desk it lies on, what its conversion needs, and who sent a held one. */
export type LeadMoveRecords = {
  readonly desk: Desk | undefined;
  readonly sender?: Sender;
  /** Whom its basket's letters go to: looked at only where it is parked. */
  readonly enrolled?: Enrolled;
  /** What somebody is asked to do about it in its basket. */
  readonly asked?: Task;
} & ConversionRecords;

export type LeadMoved = Decision<{ lead: Lead; dealId?: string }>;
type Moving = {
  readonly before: Lead;
  readonly lead: Lead;
  readonly fields: readonly string[];
  readonly move: LeadMove;
};

/** Moves one lead, or says which condition is not met. A move changes nothing when it is refused. */
export function moveLead(before: Lead, move: LeadMove, records: LeadMoveRecords, context: Context): LeadMoved {
  const refused = notAllowed(before, move, context);
  if (refused) return refused;
  const { lead: changed, fields } = applyLeadChanges(before, move.changes);
  const { conversionTask: _settled, ...lead } = changed;
  const decision = movers[move.to]({ before, lead, fields, move }, records, context);
  if (!decision.ok) return decision;
  const beside = [
    takeOffDesk(records.desk, before.id),
    settleConversion(before, records.task, context),
    settleAsked(records.asked, move.to === 'mql' ? 'requalified' : 'close', context),
  ];
  return { ...decision, plan: together(decision.plan, ...beside) };
}

function notAllowed(lead: Lead, { to }: LeadMove, context: Context): Refused | undefined {
  const { name } = lead.stage;
  if (!mayMove(lead, to, context)) return forbid('the lead belongs to another manager');
  const allowed: readonly LeadStageName[] = leadMoves[name].filter((stage) => stage !== 'mql' || name !== 'new');
  if (!allowed.includes(to))
    return refuse(
      'no-such-move',
      `a lead at ${name} does not go to ${to}; from there it goes to ${allowed.join(', ') || 'nowhere'}`,
    );
  return leadStages[name].kind === 'closed' ? reopeningRefusal(lead.stage, context) : undefined;
}

/** Held leads are screened; whoever works a lead may call it spam too. */
function mayMove(lead: Lead, to: LeadMove['to'], { by }: Context): boolean {
  const isHeld = leadStages[lead.stage.name].kind === 'held';
  if ((isHeld || to === 'spam') && may(by, 'screen-lead', lead.owner)) return true;
  return !isHeld && may(by, 'work-lead', lead.owner);
}

/** Back to the queue, with the reason as its note. */
function giveBack({ before, lead, fields, move }: Moving, { at, policy }: Context): LeadMoved {
  if (move.reason === undefined)
    return refuse('reason-needed', 'say why the lead goes back to the queue', reasonMissing);
  const after = enter(unowned(lead), { stage: { name: 'new' }, alarms: claimAlarms(lead, at, policy) }, at);
  return moved(before, after, fields, { reason: 'given-back' });
}

/** A held lead enters the queue as if it had come unheld. */
function letIn({ before, lead, fields }: Moving, { person, sender }: LeadMoveRecords, context: Context): LeadMoved {
  const released = release(lead, person, sender, context);
  if (!released.ok) return released;
  const after = enter(released.lead, { stage: { name: 'new' }, alarms: released.lead.alarms }, context.at);
  const fact = { ...leadMoved(before, after, { reason: 'released' }), ...released.named };
  return { ok: true, lead: after, plan: together(step(before, after, fact, ...edited(fields)), released.plan) };
}

type Mover = (moving: Moving, records: LeadMoveRecords, context: Context) => LeadMoved;

const movers: Record<LeadMove['to'], Mover> = {
  new: (moving, records, context) =>
    leadStages[moving.before.stage.name].kind === 'held' ? letIn(moving, records, context) : giveBack(moving, context),
  mql: ({ before, lead, fields, move }, _records, { at, policy }) => {
    if (before.stage.name === 'sql' && move.note === undefined)
      return refuse('note-needed', 'a step back needs a note', noteMissing);
    const after = enter(lead, { stage: { name: 'mql' }, alarms: qualifyAlarms(at, policy) }, at);
    return { ok: true, lead: after, plan: step(before, after, returned(before, after), ...edited(fields)) };
  },
  sql: (moving, records, context) => toSql(moving, records, context),
  parked: ({ before, lead, fields, move }, { enrolled }, context) => {
    const missing = missingToPark(lead, context.policy);
    if (missing.length > 0)
      return refuse('gate-not-met', 'the criteria of the segment must be answered before a lead is parked', {
        missing,
      });
    const parking = parkingOf(move, context);
    if (!parking.ok) return parking;
    const { basket, wakeUp } = parking;
    const { named, plan } = enrolledIn({ basket, ...wakeUp }, { kind: 'lead', id: lead.id }, enrolled, context);
    const stage = { name: 'parked', ...closing(before, basket, context), basket, ...wakeUp, ...named } as const;
    const left = moved(before, enter(lead, { stage, alarms: [] }, context.at), fields, { basket, ...wakeUp });
    return { ...left, plan: together(left.plan, plan) };
  },
  spam: ({ before, lead, fields }, _records, context) =>
    moved(
      before,
      enter(lead, { stage: { name: 'spam', ...closing(before, 'spam', context) }, alarms: [] }, context.at),
      fields,
      { reason: 'spam' },
    ),
  rejected: (moving, _records, context) => toRejected(moving, context),
  'handed-to-dealer': ({ before, lead, fields, move }, _records, context) => {
    const allowed = context.policy.dealers.map(({ id }) => id);
    const dealer = allowed.find((id) => id === move.dealer);
    if (dealer === undefined)
      return refuse('dealer-unknown', `say to which dealer: ${String(move.dealer)} is not in the register`, {
        missing: [{ in: 'body', field: 'dealer', title: { en: 'Dealer', ru: 'Дилер' }, allowed, example: allowed[0] }],
      });
    const dueAt = feedbackAt(move, context);
    if (dueAt <= context.at)
      return refuse('feedback-date-past', `the feedback date ${String(move.feedbackOn)} is not in the future`);
    const task = addTask({
      id: context.newId(),
      subject: { kind: 'lead', id: lead.id },
      about: 'dealer-feedback',
      dueAt,
      ...ownerOf(lead),
    });
    const stage = {
      name: 'handed-to-dealer',
      ...closing(before, 'handed-to-dealer', context),
      dealer,
      feedbackOn: dayOf(dueAt, context.policy.calendar.timeZone),
    } as const;
    const after = enter(lead, { stage, alarms: [] }, context.at);
    return {
      ok: true,
      lead: after,
      plan: together(
        step(before, after, leadMoved(before, after, { dealer }), ...edited(fields), task.fact),
        task.plan,
      ),
    };
  },
};

const feedbackAt = ({ feedbackOn }: LeadMove, { at, policy: { calendar, thresholds } }: Context): string =>
  feedbackOn === undefined
    ? later(at, { days: thresholds.dealerFeedbackDays }, calendar)
    : startOfDay(feedbackOn, calendar.timeZone);

const reasonMissing: Partial<Refusal> = {
  missing: [{ in: 'body', field: 'reason', title: { en: 'Reason', ru: 'Причина' }, example: 'wrong region' }],
};
const noteMissing: Partial<Refusal> = {
  missing: [{ in: 'body', field: 'note', title: { en: 'Note', ru: 'Заметка' }, example: 'The budget was withdrawn' }],
};
const ownerOf = ({ owner }: Lead) => present({ assignee: owner });

type Moves = {
  reason?: string | undefined;
  criterion?: string;
  basket?: (typeof baskets)[number];
  wakeUpAt?: string;
  dealer?: string;
};

const leadMoved = (before: Lead, after: Lead, { reason, ...rest }: Moves) =>
  ({
    type: 'LeadMoved',
    data: {
      from: before.stage.name,
      to: after.stage.name,
      visit: after.visit.n,
      ...rest,
      ...(reason !== undefined && { reason }),
    },
  }) as const;

const moved = (before: Lead, after: Lead, fields: readonly string[], how: Moves) =>
  ({
    ok: true,
    lead: after,
    plan: step(before, after, leadMoved(before, after, how), ...edited(fields)),
  }) as const;

/** Back to work: from a basket or a closed stage it is a reopening, from `sql` a step back. */
function returned(before: Lead, after: Lead) {
  const data = { from: before.stage.name, to: after.stage.name, visit: after.visit.n };
  return before.stage.name === 'sql'
    ? ({ type: 'LeadMoved', data } as const)
    : ({ type: 'LeadReopened', data: { ...data, ...present({ owner: after.owner }) } } as const);
}

function toSql({ before, lead, fields }: Moving, records: LeadMoveRecords, context: Context): LeadMoved {
  const missing = missingForSql(lead, context.policy);
  if (missing.length > 0) return refuse('gate-not-met', 'the lead is not qualified yet', { missing });
  const ready = enter(lead, { stage: { name: 'sql' }, alarms: convertAlarms(context.at, context.policy) }, context.at);
  const facts = [leadMoved(before, ready, {}), ...edited(fields)];
  return convertOrAsk(before, ready, facts, records, context);
}

function toRejected({ before, lead, fields, move }: Moving, context: Context): LeadMoved {
  if (move.reason === 'duplicate' && move.criterion === undefined)
    return reject(before, lead, fields, 'duplicate', {}, context);
  const allowed =
    context.policy.segments.find(({ id }) => id === lead.segment)?.criteria ??
    context.policy.criteria.map(({ id }) => id);
  const criterion = allowed.find((id) => id === move.criterion);
  if (criterion === undefined) {
    const title = { en: 'Failed criterion', ru: 'Невыполненный критерий' };
    const detail = `say which criterion failed: ${String(move.criterion)} is not one of this segment`;
    return refuse('criterion-needed', detail, {
      missing: [{ in: 'body', field: 'criterion', title, allowed, example: allowed[0] }],
    });
  }
  const failed: Lead = { ...lead, criteria: { ...lead.criteria, [criterion]: 'failed' } };
  return reject(before, failed, fields, criterion, { criterion }, context);
}

function reject(
  before: Lead,
  lead: Lead,
  fields: readonly string[],
  reason: string,
  why: { criterion?: string },
  context: Context,
): LeadMoved {
  const stage = { name: 'rejected', ...closing(before, reason, context), ...why } as const;
  const after = enter(lead, { stage, alarms: [] }, context.at);
  const rejected = leadMoved(before, after, { reason, ...why });
  if (!isAudited(lead.id, context.policy.thresholds.auditOneIn))
    return { ok: true, lead: after, plan: step(before, after, rejected, ...edited(fields)) };
  const dueAt = later(context.at, { days: 5 }, context.policy.calendar);
  const id = context.newId();
  const task = addTask({ id, subject: { kind: 'lead', id: lead.id }, about: 'audit-rejection', dueAt });
  const facts = [rejected, ...edited(fields), { type: 'LeadAuditAsked', data: { taskId: id } } as const, task.fact];
  return { ok: true, lead: after, plan: together(step(before, after, ...facts), task.plan) };
}

/** One rejection in so many is audited: chosen by the random end of the lead's id, so that nobody can choose it and a repeat chooses the same. */
export const isAudited = (leadId: string, oneIn: number): boolean =>
  Number.parseInt(leadId.slice(-8), 16) % oneIn === 0;
