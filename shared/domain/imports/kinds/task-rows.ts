import { startOfDay } from '../../calendar/working-calendar.ts';
import type { FactDraft } from '../../facts/draft.ts';
import { byOf } from '../../people/by.ts';
import { present } from '../../present.ts';
import { addTask } from '../../tasks/add-task.ts';
import type { Task } from '../../tasks/task.ts';
import { addedRows } from '../added-rows.ts';
import { broughtBy, type RowContext } from '../row-kind.ts';
import type { TaskRow } from './task-fields.ts';

/** What is to be done, and what was. Nobody named means the owner of what it is about. */
export const taskRows = addedRows<'task', TaskRow>('task', (row, { kind, id, owner }, context) => {
  const { title, due, assignee = owner } = row;
  const dueAt = endOfWork(due, context);
  const asked = {
    id: context.newId(),
    subject: { kind, id },
    about: 'by-hand',
    title,
    dueAt,
    ...present({ assignee }),
  };
  const { task: open, fact } = addTask(asked);
  const task: Task = { ...open, ...broughtBy(context), state: stateOf(row, dueAt, context) };
  return { record: task, facts: [fact, ...doneIn(task)] };
});

const doneIn = ({ id, about, state }: Task): FactDraft[] =>
  state.name === 'done' ? [{ type: 'TaskDone', part: { kind: 'task', id }, at: state.at, data: { about } }] : [];

/** Of what was done on a day nobody tells, that was the day it was due, or this one. */
function stateOf({ state, doneOn }: TaskRow, dueAt: string, { at, by, policy }: RowContext): Task['state'] {
  if (state !== 'done' && doneOn === undefined) return { name: 'open' };
  const day = doneOn === undefined ? undefined : startOfDay(doneOn, policy.calendar.timeZone);
  // Stryker disable next-line EqualityOperator: one instant is as good as the same
  return { name: 'done', at: day ?? (dueAt < at ? dueAt : at), by: byOf(by) };
}

/** A day's work is over by then. */
function endOfWork(day: string, { policy: { calendar } }: RowContext): string {
  const [hours, minutes] = calendar.hours.to.split(':').map(Number) as [number, number]; // as it is spelled
  const sinceMidnight = hours * 60 + minutes;
  return new Date(Date.parse(startOfDay(day, calendar.timeZone)) + sinceMidnight * 60_000).toISOString();
}
