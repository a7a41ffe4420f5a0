import type { FactDraft } from '../facts/draft.ts';
import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change } from '../records/plan.ts';
import { codeIn } from './code.ts';
import type { Task } from './task.ts';

/** A task that is done: its record, and the fact for its subject's journal. */
export function close(task: Task, outcome: string | undefined, { by, at }: Pick<Context, 'by' | 'at'>) {
  const done: Task = {
    ...task,
    version: task.version + 1,
    state: { name: 'done', at, by: byOf(by), ...present({ outcome }) },
  };
  const fact: FactDraft = {
    type: 'TaskDone',
    part: { kind: 'task', id: task.id },
    data: { about: task.about, ...present({ outcome: codeIn(outcome) }) },
  };
  return { task: done, plan: change(task, done), fact };
}
