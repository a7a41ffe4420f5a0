/** The call of a win-back, and the win-back of a call. */
import { taskOf } from '../refresh/asked.ts';
import type { Records } from '../records/records.ts';
import type { TaskSubject } from '../tasks/finish-task.ts';
import type { Task } from '../tasks/task.ts';
import type { WinBack } from './win-back.ts';

/** The call that somebody is asked to make, while it is to be made. */
export const callOf = ({ stage }: WinBack, records: Pick<Records, 'get'>): Promise<Task | undefined> =>
  taskOf(stage.name === 'running' && stage.step.is === 'call' ? stage.step : {}, records);

/** The attempt whose call a task asks for, while it runs. */
export async function calledFor(
  { id, about }: Pick<Task, 'id' | 'about'>,
  subject: TaskSubject,
  records: Pick<Records, 'get'>,
): Promise<WinBack | undefined> {
  if (about !== 'win-back-call' || subject.kind !== 'account' || !subject.winBack) return undefined;
  const winBack = await records.get('win-back', subject.winBack.id);
  const isIts =
    winBack?.stage.name === 'running' && winBack.stage.step.is === 'call' && winBack.stage.step.taskId === id;
  return isIts ? winBack : undefined;
}
