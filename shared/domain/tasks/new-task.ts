import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { addTask } from './add-task.ts';
import type { Task } from './task.ts';

type Asked = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: string;
  readonly assignee?: string | undefined;
};

/** A task by hand, for oneself unless another person is named. */
export function newTask(
  subject: Lead | Deal,
  { id, title, dueAt, assignee }: Asked,
  { by, policy }: Context,
): Decision<{ task: Task }> {
  if (!may(by, `work-${subject.kind}`, subject.owner)) return forbid(`the ${subject.kind} belongs to another manager`);
  if (assignee !== undefined && !policy.staff.some((person) => person.id === assignee))
    return refuse('assignee-unknown', `${assignee} is not of the staff`);
  const to = assignee ?? ('id' in by ? by.id : undefined);
  const added = addTask({
    id,
    subject: { kind: subject.kind, id: subject.id },
    about: 'by-hand',
    title,
    dueAt,
    ...present({ assignee: to }),
  });
  return {
    ok: true,
    task: added.task,
    plan: together(change(subject, succeed<Lead | Deal>(subject, subject), added.fact), added.plan),
  };
}
