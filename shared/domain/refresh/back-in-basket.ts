/** A lead that is back in its basket, because it was merged by mistake: what was asked about it there is asked again. */
import type { FactDraft } from '../facts/draft.ts';
import type { Lead } from '../leads/lead.ts';
import { later } from '../pipeline/deadlines.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import type { Task } from '../tasks/task.ts';
import { ask, enrolmentOf, lettersEnded } from './asked.ts';
import type { Enrolment } from './enrolment.ts';
import { enrolledOf } from './records.ts';

/** Its last enrolment, and what was asked about it last. */
export type BackInBasket = { readonly enrolment: Enrolment; readonly task: Task | undefined };

/** Nothing where there is nobody to call: it is in no basket, or the person was erased. */
export async function backInBasket(
  lead: Pick<Lead, 'stage'>,
  records: Pick<Records, 'get'>,
): Promise<BackInBasket | undefined> {
  const enrolment = await enrolmentOf(lead, records);
  if (!enrolment || !(await enrolledOf(enrolment, records))) return undefined;
  const { taskId } = enrolment;
  return { enrolment, task: taskId === undefined ? undefined : await records.get('task', taskId) };
}

/** What is asked: while the letters run on, only the consent they wait for; once they have ended, to call. */
function aboutOf({ enrolment, task }: BackInBasket): 'get-consent' | 'requalify' | undefined {
  if (task?.state.name === 'open') return undefined;
  if (enrolment.stage.name === 'ended') return 'requalify';
  return task?.state.outcome === lettersEnded ? 'get-consent' : undefined;
}

type Asked = { readonly facts: readonly FactDraft[]; readonly plan: Plan };
const nothing: Asked = { facts: [], plan: together() };

/** By the next working day. */
export function askAgain(
  lead: Pick<Lead, 'kind' | 'id' | 'owner'>,
  back: BackInBasket | undefined,
  context: Context,
): Asked {
  if (!back) return nothing;
  const about = aboutOf(back);
  if (about === undefined) return nothing;
  const dueAt = later(context.at, { days: 1 }, context.policy.calendar);
  const { task, fact, plan } = ask(lead, about, dueAt, context);
  const asking = succeed(back.enrolment, { ...back.enrolment, taskId: task.id });
  return { facts: [fact], plan: together(plan, change(back.enrolment, asking)) };
}
