import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import type { Enrolment } from './enrolment.ts';
import { dayChanged, dayRefusal } from './wake-up-day.ts';

/**
 * Names another day to call on while the letters run, which then end on it. Once they have ended, the task to call is what
 * the day goes with: it is answered with `new-date`.
 */
export function changeWakeUp(
  enrolment: Enrolment,
  subject: Lead | Deal,
  wakeUpOn: string,
  context: Context,
): Decision<{ enrolment: Enrolment }> {
  const { kind, id, owner, stage } = subject;
  if (!may(context.by, `work-${kind}`, owner)) return forbid(`the ${kind} belongs to another manager`);
  if (enrolment.stage.name === 'ended' || enrolment.stop)
    return refuse('letters-ended', 'the letters have ended: finish the task to call with new-date and the day');
  if (stage.name !== 'parked' || stage.enrolmentId !== enrolment.id)
    return refuse('not-in-basket', `${kind} ${id} is not in the basket any more`);
  const refused = dayRefusal(wakeUpOn, context);
  if (refused) return refused;
  if (wakeUpOn === enrolment.wakeUpOn) return { ok: true, enrolment, plan: together() };
  const after = succeed(enrolment, { ...enrolment, wakeUpOn });
  const dated = { ...subject, stage: { ...stage, wakeUpAt: wakeUpOn } };
  const plan = together(
    change(enrolment, after),
    change(subject, succeed<Lead | Deal>(subject, dated), ...dayChanged(enrolment.wakeUpOn, wakeUpOn)),
  );
  return { ok: true, enrolment: after, plan };
}
