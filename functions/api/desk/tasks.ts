/** Tasks as the API shows them. */
import * as z from 'zod';
import { Task } from '../../../shared/domain/tasks/task.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

export const TaskView = lazily(() =>
  z.object({
    ...Task().omit({ kind: true, state: true }).shape,
    done: z.boolean(),
    outcome: z.string().optional(),
  }),
);
export type TaskView = z.infer<ReturnType<typeof TaskView>>;

export function taskView({ kind: _task, state, ...task }: Task): TaskView {
  const outcome = state.name === 'done' && state.outcome !== undefined ? { outcome: state.outcome } : {};
  return { ...task, done: state.name === 'done', ...outcome };
}
