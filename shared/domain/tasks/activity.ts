/** Activities: each raises the version of its lead or deal. */
import * as z from 'zod';
import { qualifyAlarms } from '../leads/clocks.ts';
import type { Lead } from '../leads/lead.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import { byOf } from '../people/by.ts';
import type { Desk } from '../people/desk.ts';
import { takeOffDesk } from '../people/desk-changes.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid } from '../records/refusal.ts';
import { codeIn } from './code.ts';
import { nextStepOf, Step } from './new-task.ts';
import { channels } from './channels.ts';
import { type Activity, Subject, type Task } from './task.ts';
import { lazily } from '../lazily.ts';

export const NewActivity = lazily(() =>
  z.strictObject({
    subject: Subject().extend({ kind: z.enum(['lead', 'deal']) }),
    channel: z.enum(channels),
    direction: z.enum(['in', 'out']),
    result: z.string().trim().min(1).max(100),
    note: z.string().trim().min(1).max(5000).optional(),
    /** What was agreed to do next: a task. */
    nextStep: Step().optional(),
  }),
);
export type NewActivity = z.infer<ReturnType<typeof NewActivity>>;

/** Only a lead stands there. */
const isAtMql = (subject: Lead | Deal): subject is Lead => subject.stage.name === 'mql';

type Said = Omit<NewActivity, 'subject' | 'nextStep'> & { readonly id: string; readonly seconds?: number };
/** What happens with it: further facts of its lead or deal, and further changes. */
type Beside = { readonly facts: readonly FactDraft[]; readonly plan: Plan };

/** Records an activity. The first outgoing one on a claimed lead stops the contact clock and frees the desk. */
export function recordActivity(
  subject: Lead | Deal,
  { id, channel, direction, result, seconds, note }: Said,
  desk: Desk | undefined,
  { by, at, policy }: Context,
  beside: Beside = { facts: [], plan: together() },
): Decision<{ activity: Activity }> {
  if (!may(by, `work-${subject.kind}`, subject.owner)) return forbid(`the ${subject.kind} belongs to another manager`);
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
    ...present({ seconds }),
    noted: note !== undefined,
  };
  const recorded: FactDraft = {
    type: 'ActivityRecorded',
    part: { kind: 'activity', id },
    data: { channel, direction, ...present({ result: codeIn(result) }) },
  };
  const added = change(undefined, activity);
  if (!isAtMql(subject) || direction === 'in') {
    return {
      ok: true,
      activity,
      plan: together(
        change(subject, succeed<Lead | Deal>(subject, subject), recorded, ...beside.facts),
        added,
        beside.plan,
      ),
    };
  }
  const first = subject.firstContactAt === undefined;
  const alarms = first ? qualifyAlarms(at, policy) : subject.alarms;
  const after = succeed(subject, { ...subject, alarms, firstContactAt: subject.firstContactAt ?? at });
  const plan = together(
    change(subject, after, recorded, { type: 'LeadContacted', data: { first } }, ...beside.facts),
    added,
    beside.plan,
    takeOffDesk(desk, subject.id),
  );
  return { ok: true, activity, plan };
}

/** Records an activity with what is to be done next, if somebody said so. */
export function recordWithNextStep(
  subject: Lead | Deal,
  { nextStep, ...said }: Said & Pick<NewActivity, 'nextStep'>,
  desk: Desk | undefined,
  context: Context,
): Decision<{ activity: Activity; task?: Task }> {
  if (nextStep === undefined) return recordActivity(subject, said, desk, context);
  const step = nextStepOf(subject, nextStep, context);
  if ('ok' in step) return step;
  const decision = recordActivity(subject, said, desk, context, { facts: [step.fact], plan: step.plan });
  return decision.ok ? { ...decision, task: step.task } : decision;
}
