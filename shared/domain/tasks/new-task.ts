import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { lazily } from '../lazily.ts';
import type { Lead } from '../leads/lead.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { addTask } from './add-task.ts';
import type { Task } from './task.ts';

/** What is to be done, by when and by whom, as somebody says it. */
export const Step = lazily(() =>
  z.strictObject({
    title: z.string().trim().min(1).max(200),
    dueAt: Instant,
    assignee: z.uuid().optional(),
  }),
);
type Step = z.infer<ReturnType<typeof Step>>;

/** A task by hand, for oneself unless another person is named. */
export function newTask(
  subject: Lead | Deal,
  asked: Step & { readonly id: string },
  context: Context,
): Decision<{ task: Task }> {
  const { by } = context;
  if (!may(by, `work-${subject.kind}`, subject.owner)) return forbid(`the ${subject.kind} belongs to another manager`);
  const added = taskByHand(subject, asked, byOf(by).id, context);
  if ('ok' in added) return added;
  const { task, fact, plan } = added;
  return { ok: true, task, plan: together(change(subject, succeed<Lead | Deal>(subject, subject), fact), plan) };
}

/** What is to be done next about a record: by its owner, unless another person is named. */
export const nextStepOf = (subject: Lead | Deal, step: Step, context: Context): ReturnType<typeof addTask> | Refused =>
  taskByHand(subject, { id: context.newId(), ...step }, subject.owner ?? byOf(context.by).id, context);

function taskByHand(
  subject: Lead | Deal,
  { id, title, dueAt, assignee }: Step & { readonly id: string },
  otherwise: string | undefined,
  { policy }: Context,
): ReturnType<typeof addTask> | Refused {
  if (assignee !== undefined && !policy.staff.some((person) => person.id === assignee))
    return refuse('assignee-unknown', `${assignee} is not of the staff`);
  const of = { kind: subject.kind, id: subject.id };
  return addTask({ id, subject: of, about: 'by-hand', title, dueAt, ...present({ assignee: assignee ?? otherwise }) });
}
