/** Activities and finished tasks: each raises the version of its lead or deal. */
import * as z from 'zod';
import { qualifyAlarms } from '../leads/clocks.ts';
import type { Lead } from '../leads/lead.ts';
import { retryingConversion } from '../leads/work.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import { byOf } from '../people/actor.ts';
import { type HeldErpEvent, settled } from '../purchases/erp-event.ts';
import type { Desk } from '../people/desk.ts';
import { takeOffDesk } from '../people/desk-changes.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { AnyRecord } from '../records/records.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { type Activity, channels, Subject, type Task } from './task.ts';

export const NewActivity = z.strictObject({
  subject: Subject.extend({ kind: z.enum(['lead', 'deal']) }),
  channel: z.enum(channels),
  direction: z.enum(['in', 'out']),
  result: z.string().trim().min(1).max(100),
  note: z.string().trim().min(1).max(5000).optional(),
});
export type NewActivity = z.infer<typeof NewActivity>;

/** Records an activity. The first outgoing one on a claimed lead stops the contact clock and frees the desk. */
export function recordActivity(
  subject: Lead | Deal,
  { id, channel, direction, result, note }: Omit<NewActivity, 'subject'> & { id: string },
  desk: Desk | undefined,
  { by, at, policy }: Context,
): Decision<{ activity: Activity }> {
  if (!may(by, subject.kind === 'lead' ? 'work-lead' : 'work-deal', subject.owner))
    return forbid(`the ${subject.kind} belongs to another manager`);
  const activity: Activity = {
    kind: 'activity',
    id,
    version: 1,
    subject: { kind: subject.kind, id: subject.id },
    channel,
    direction,
    result,
    at,
    by: byOf(by),
    noted: note !== undefined,
  };
  const recorded: FactDraft = {
    type: 'ActivityRecorded',
    part: { kind: 'activity', id },
    data: { channel, direction, result },
  };
  const added = change(undefined, activity);
  if (subject.kind === 'deal' || subject.stage.name !== 'mql' || direction === 'in') {
    return {
      ok: true,
      activity,
      plan: together(change(subject, succeed<Lead | Deal>(subject, subject), recorded), added),
    };
  }
  const first = subject.firstContactAt === undefined;
  const alarms = first ? qualifyAlarms(at, policy) : subject.alarms;
  const after = succeed(subject, { ...subject, alarms, firstContactAt: subject.firstContactAt ?? at });
  const plan = together(
    change(subject, after, recorded, { type: 'LeadContacted', data: { first } }),
    added,
    takeOffDesk(desk, subject.id),
  );
  return { ok: true, activity, plan };
}

/** Finishes a task. A second time changes nothing. Closing the task of a refused conversion makes the robot try again. */
export function finishTask(
  task: Task,
  subject: Lead | Deal | HeldErpEvent,
  outcome: string | undefined,
  { by, at }: Context,
): Decision<{ task: Task }> {
  if (!may(by, 'do-task', task.assignee)) return forbid('the task is another person’s');
  if (task.state.name === 'done') return { ok: true, task, plan: together() };
  if (task.subject.id !== subject.id)
    return refuse('wrong-subject', `the task belongs to ${task.subject.kind} ${task.subject.id}`);
  const said = outcome === undefined ? {} : { outcome };
  const done: Task = { ...task, version: task.version + 1, state: { name: 'done', at, by: byOf(by), ...said } };
  const { after, facts } = seenTo(subject, task, at);
  const fact: FactDraft = {
    type: 'TaskDone',
    part: { kind: 'task', id: task.id },
    data: { about: task.about, ...said },
  };
  return {
    ok: true,
    task: done,
    plan: together(change(subject, after, fact, ...facts), change(task, done)),
  };
}

/** What a finished task does to what it is about: an event of the ERP is settled, a refused conversion is tried again. */
function seenTo(
  subject: Lead | Deal | HeldErpEvent,
  task: Task,
  at: string,
): { after: AnyRecord; facts: readonly FactDraft[] } {
  if (subject.kind === 'erp-event') return { after: settled(subject, at), facts: [] };
  const isConversion = subject.kind === 'lead' && subject.conversionTask === task.id;
  const { lead, facts } = isConversion ? retryingConversion(subject, at) : { lead: subject, facts: [] };
  return { after: succeed<Lead | Deal>(subject, lead), facts };
}
