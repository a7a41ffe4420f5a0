import type { FactDraft } from '../facts/draft.ts';
import { present } from '../present.ts';
import { change } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Task } from './task.ts';

export type NewTask = {
  readonly id: string;
  readonly subject: Task['subject'];
  readonly part?: NonNullable<Task['part']>;
  readonly about: string;
  readonly title?: string;
  /** Nobody named means any head of sales. */
  readonly assignee?: string;
  readonly dueAt: string;
};

/** A new task: its record, and the fact for its subject's journal. */
export function addTask(asked: NewTask): { readonly task: Task; readonly plan: Plan; readonly fact: FactDraft } {
  const { id, about, assignee, dueAt } = asked;
  const task: Task = { kind: 'task', version: 1, ...asked, state: { name: 'open' } };
  return {
    task,
    plan: change(undefined, task),
    fact: {
      type: 'TaskAdded',
      part: { kind: 'task', id },
      data: { about, dueAt, ...present({ assignee }) },
    },
  };
}
