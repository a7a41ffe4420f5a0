/** A call that is over, on the card it belongs to. */
import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import type { Lead } from '../leads/lead.ts';
import { assigneeOf } from '../leads/ring.ts';
import type { Desk } from '../people/desk.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { recordActivity } from '../tasks/activity.ts';
import { addTask } from '../tasks/add-task.ts';
import { close } from '../tasks/close-task.ts';
import type { Activity, Task } from '../tasks/task.ts';
import { activityIdOf, type ToldCall } from './told-call.ts';

export const callBack = 'call-back';

type Beside = { readonly desk: Desk | undefined; readonly tasks: readonly Task[] };

/**
 * Records a call that is over. One that nobody took is a task to call back, for whoever owns the card, else any head; a
 * second one while that task is open adds none, and a talk with them closes it.
 */
export function recordCall(
  card: Lead | Deal,
  told: ToldCall,
  { desk, tasks }: Beside,
  context: Context,
): Decision<{ activity: Activity }> {
  const { direction, answered = false, recordingUrl } = told;
  const open = tasks.filter(({ about, state }) => about === callBack && state.name === 'open');
  const unanswered = direction === 'in' ? 'missed' : 'no-answer';
  const activity = {
    id: activityIdOf(told),
    channel: 'call',
    direction,
    result: answered ? 'talked' : unanswered,
    ...present({ note: recordingUrl, seconds: answered ? secondsOf(told) : undefined }),
  } as const;
  return recordActivity(card, activity, desk, context, besides(card, activity.result, open, context));
}

const secondsOf = ({ startedAt, endedAt = startedAt }: ToldCall): number =>
  Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);

function besides(
  card: Lead | Deal,
  result: 'talked' | 'missed' | 'no-answer',
  open: readonly Task[],
  context: Context,
): { facts: FactDraft[]; plan: Plan } {
  const closed = result === 'talked' ? open.map((task) => close(task, 'called', context)) : [];
  const added = result === 'missed' && open.length === 0 ? [callBackTask(card, context)] : [];
  const all = [...closed, ...added];
  return { facts: all.map(({ fact }) => fact), plan: together(...all.map(({ plan }) => plan)) };
}

function callBackTask(card: Lead | Deal, { at, policy, newId }: Context) {
  return addTask({
    id: newId(),
    subject: { kind: card.kind, id: card.id },
    about: callBack,
    dueAt: later(at, { minutes: policy.deadlines.claimMinutes }, policy.calendar),
    ...assigneeOf(card), // a deal is kept for nobody
  });
}
