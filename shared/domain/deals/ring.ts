/** What happens when an alarm of a deal rings. */
import { later } from '../pipeline/deadlines.ts';
import { type Alarm, nextAlarm, succeed } from '../pipeline/standing.ts';
import { afterWait } from '../pipeline/waiting.ts';
import type { FactDraft } from '../facts/draft.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { addTask } from '../tasks/add-task.ts';
import { longestStay } from './clocks.ts';
import type { Deal } from './deal.ts';

type Rung = Decision<{ deal: Deal }>;

/** Rings the alarm that is due; nothing when none is: a holiday, a later date, somebody was faster. */
export function ringDeal(deal: Deal, context: SalesContext): Rung | undefined {
  const alarm = nextAlarm(deal);
  if (alarm === undefined || alarm.at > context.at) return undefined;
  if (alarm.name === 'wait-over') return waitOver(deal, alarm, context);
  const after = succeed(deal, { ...deal, alarms: deal.alarms.slice(1) });
  return withTask(deal, after, alarm, context);
}

function waitOver(before: Deal, alarm: Alarm, context: SalesContext): Rung {
  const { wait: _over, ...working } = before;
  const span = longestStay(before, before.stage.name, context);
  const after = succeed(before, {
    ...working,
    alarms: afterWait(before.alarms, alarm.at, span, context.policy.calendar),
  });
  return withTask(before, after, alarm, context, { type: 'DealWaitEnded', data: { by: 'date' } });
}

/** A task for the owner; at twice the deadline, for the head. Papers are no delay: the task alone says it. */
function withTask(before: Deal, after: Deal, alarm: Alarm, context: Context, ...facts: FactDraft[]): Rung {
  const id = context.newId();
  const { name } = alarm;
  const stage = before.stage.name;
  const isLate = name === 'overdue' || name === 'escalation';
  const owner = name === 'escalation' ? {} : present({ assignee: before.owner });
  const about = isLate ? `${name}-${stage}` : name;
  const dueAt = later(context.at, { days: 1 }, context.policy.calendar);
  const task = addTask({ id, subject: { kind: 'deal', id: before.id }, about, dueAt, ...owner });
  const late: FactDraft[] = isLate
    ? [{ type: 'DealOverdue', data: { stage, alarm: name, dueAt: alarm.at, taskId: id } }]
    : [];
  return { ok: true, deal: after, plan: together(change(before, after, ...facts, ...late, task.fact), task.plan) };
}
