/** What happens when an alarm of a lead rings. */
import { later } from '../pipeline/deadlines.ts';
import { nextAlarm, succeed, type Alarm } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import { addTask } from '../tasks/add-task.ts';
import type { Desk } from '../people/desk.ts';
import { takeOffDesk } from '../people/desk-changes.ts';
import { present } from '../present.ts';
import { anyHead } from '../people/any-head.ts';
import { claimAlarms } from './clocks.ts';
import type { ConversionRecords } from './convert.ts';
import { enter, step, unowned } from './enter.ts';
import type { Lead } from './lead.ts';
import { convertOrAsk, settleConversion } from './convert-or-ask.ts';
import { afterWait } from '../pipeline/waiting.ts';

/** What an alarm may look at beside the lead; the conversion's records only where a robot tries to convert. */
export type RingRecords = { readonly desk: Desk | undefined; readonly conversion: ConversionRecords | undefined };

/** Rings the alarm that is due; nothing when none is: a holiday, a later date, somebody was faster. */
export function ringLead(lead: Lead, records: RingRecords, context: Context): Decision<{ lead: Lead }> | undefined {
  const alarm = nextAlarm(lead);
  if (alarm === undefined || alarm.at > context.at) return undefined;
  return rings[alarm.name]?.(lead, alarm, records, context) ?? overdue(lead, alarm, context);
}

type Ring = (lead: Lead, alarm: Alarm, records: RingRecords, context: Context) => Decision<{ lead: Lead }>;

const rings: Readonly<Record<string, Ring>> = {
  'owner-silent': (lead, alarm, _records, { at, policy, newId }) => {
    const alarms = claimAlarms(lead, at, policy);
    const after = succeed(lead, { ...lead, reservedFor: anyHead, alarms });
    const task = addTask({
      id: newId(),
      subject: { kind: 'lead', id: lead.id },
      about: alarm.name, // nobody named: a known customer’s lead is the head’s to give out now
      dueAt: alarms[0].at,
    });
    const routed = { type: 'LeadRouted', data: { why: 'owner-silent' } } as const;
    return { ok: true, lead: after, plan: together(step(lead, after, routed, task.fact), task.plan) };
  },
  'no-contact': (lead, _alarm, { desk }, { at, policy }) => {
    const after = enter(unowned(lead), { stage: { name: 'new' }, alarms: claimAlarms(lead, at, policy) }, at);
    const data = {
      from: lead.stage.name,
      to: 'new',
      visit: after.visit.n,
      reason: 'no-contact',
      ...present({ owner: lead.owner }),
    };
    return {
      ok: true,
      lead: after,
      plan: together(step(lead, after, { type: 'LeadMoved', data }), takeOffDesk(desk, lead.id)),
    };
  },
  'convert-again': (lead, _alarm, { conversion }, context) => {
    const { conversionTask, ...ready } = lead;
    if (!conversion) throw new Error('the robot is given what a conversion looks at');
    const waiting = succeed(lead, { ...ready, alarms: lead.alarms.slice(1) });
    const decision = convertOrAsk(lead, waiting, [], conversion, context);
    if (!decision.ok || decision.lead.conversionTask === conversionTask) return decision;
    return { ...decision, plan: together(decision.plan, settleConversion(lead, conversion.task, context)) };
  },
  'wait-over': (lead, alarm, _records, context) => {
    const { wait: _over, ...working } = lead;
    const span =
      lead.stage.name === 'new'
        ? { minutes: context.policy.deadlines.claimMinutes }
        : { days: context.policy.deadlines.qualifyDays };
    const after = succeed(lead, {
      ...working,
      alarms: afterWait(lead.alarms, alarm.at, span, context.policy.calendar),
    });
    const task = addTask({
      id: context.newId(),
      subject: { kind: 'lead', id: lead.id },
      about: 'wait-over',
      dueAt: later(alarm.at, { days: 1 }, context.policy.calendar),
      ...assigneeOf(lead),
    });
    return {
      ok: true,
      lead: after,
      plan: together(step(lead, after, { type: 'LeadWaitEnded', data: { by: 'date' } }, task.fact), task.plan),
    };
  },
};

/** Past its deadline: a task for whoever has it; at twice the deadline, for the head. */
function overdue(lead: Lead, alarm: Alarm, context: Context): Decision<{ lead: Lead }> {
  const after = succeed(lead, { ...lead, alarms: lead.alarms.slice(1) });
  const toHead = alarm.name === 'escalation';
  const task = addTask({
    id: context.newId(),
    subject: { kind: 'lead', id: lead.id },
    about: `${alarm.name}-${lead.stage.name}`,
    dueAt: later(context.at, { minutes: 60 }, context.policy.calendar),
    ...(toHead ? {} : assigneeOf(lead)),
  });
  const { id } = task.task;
  const fact = {
    type: 'LeadOverdue',
    data: { stage: lead.stage.name, alarm: alarm.name, dueAt: alarm.at, taskId: id },
  } as const;
  return { ok: true, lead: after, plan: together(step(lead, after, fact, task.fact), task.plan) };
}

/** Whose task it is: nobody named means any head of sales. */
export const assigneeOf = ({ owner, reservedFor }: Pick<Lead, 'owner' | 'reservedFor'>) =>
  present({ assignee: owner ?? (reservedFor === anyHead ? undefined : reservedFor) });
