/** What somebody is asked to do about a lead or a deal in its basket: to get a consent, or to call. */
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { present } from '../present.ts';
import { addTask } from '../tasks/add-task.ts';
import { close } from '../tasks/close-task.ts';
import type { Task } from '../tasks/task.ts';
import type { Enrolment } from './enrolment.ts';

/** The task of an enrolment, while it is to be done. */
export async function taskOf(
  { taskId }: Pick<Enrolment, 'taskId'>,
  records: Pick<Records, 'get'>,
): Promise<Task | undefined> {
  const task = taskId === undefined ? undefined : await records.get('task', taskId);
  return task?.state.name === 'open' ? task : undefined;
}

/** The last enrolment of what is in a basket. */
export const enrolmentOf = async (
  { stage }: Pick<Lead | Deal, 'stage'>,
  records: Pick<Records, 'get'>,
): Promise<Enrolment | undefined> =>
  stage.name === 'parked' && stage.enrolmentId !== undefined ? records.get('enrolment', stage.enrolmentId) : undefined;

export async function askedOf(
  subject: Pick<Lead | Deal, 'stage'>,
  records: Pick<Records, 'get'>,
): Promise<Task | undefined> {
  const enrolment = await enrolmentOf(subject, records);
  return enrolment && taskOf(enrolment, records);
}

/** Asks whoever works it. */
export const ask = (
  { kind, id, owner }: Pick<Lead | Deal, 'kind' | 'id' | 'owner'>,
  about: 'get-consent' | 'requalify',
  dueAt: string,
  { newId }: Pick<Context, 'newId'>,
): ReturnType<typeof addTask> =>
  addTask({ id: newId(), subject: { kind, id }, about, dueAt, ...present({ assignee: owner }) });

/** Does what is asked with the move out of the basket, or the merge. A consent is no longer needed there. */
export function settleAsked(
  asked: Task | undefined,
  outcome: 'requalified' | 'close' | 'merged',
  context: Pick<Context, 'by' | 'at'>,
): Plan {
  if (!asked) return together();
  const { plan, fact } = close(asked, asked.about === 'requalify' ? outcome : lettersEnded, context);
  return { ...plan, facts: [{ ...fact, subject: asked.subject }] };
}

/** What becomes of the task to get a consent once no letter waits for it. */
export const lettersEnded = 'letters-ended';
