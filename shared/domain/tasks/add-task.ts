import type { FactDraft } from '../facts/draft.ts';
import { change } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Task } from './task.ts';

export type NewTask = {
  readonly id: string;
  readonly subject: Task['subject'];
  readonly about: string;
  readonly title?: string;
  /** Nobody named means any head of sales. */
  readonly assignee?: string;
  readonly dueAt: string;
};

/** A new task: its record, and the fact for its subject's journal. */
export function addTask(task: NewTask): { readonly plan: Plan; readonly fact: FactDraft } {
  const { id, about, assignee, dueAt } = task;
  return {
    plan: change(undefined, { kind: 'task', version: 1, ...task, state: { name: 'open' } }),
    fact: { type: 'TaskAdded', part: { kind: 'task', id }, data: { about, dueAt, ...(assignee !== undefined && { assignee }) } },
  };
}
