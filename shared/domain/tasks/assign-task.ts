import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import type { TaskSubject } from './finish-task.ts';
import type { Task } from './task.ts';

/** Gives an open task to another person of the staff. */
export function assignTask(
  task: Task,
  subject: TaskSubject,
  to: string,
  { by, policy }: Context,
): Decision<{ task: Task }> {
  if (!may(by, 'assign-task', task.assignee)) return forbid('only a head of sales assigns tasks');
  if (!policy.staff.some(({ id }) => id === to)) return refuse('assignee-unknown', `${to} is not of the staff`);
  if (task.state.name === 'done' || task.assignee === to) return { ok: true, task, plan: together() };
  const after: Task = { ...task, version: task.version + 1, assignee: to };
  const later = { ...subject, version: subject.version + 1 };
  const assigned = {
    type: 'TaskAssigned',
    part: { kind: 'task', id: task.id },
    data: { about: task.about, to, ...present({ from: task.assignee }) },
  } as const;
  return { ok: true, task: after, plan: together(change(subject, later, assigned), change(task, after)) };
}
