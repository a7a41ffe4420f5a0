import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import type { Enrolment } from './enrolment.ts';

/** Asks for the end of letters about somebody's lead or deal, which comes when the enrolment is decided next. A second time changes nothing. */
export function stopLetters(
  enrolment: Enrolment,
  { kind, owner }: { readonly kind: 'lead' | 'deal'; readonly owner?: string | undefined },
  { by, at }: Pick<Context, 'by' | 'at'>,
): Decision<{ enrolment: Enrolment }> {
  if (!may(by, 'stop-letters', owner)) return forbid(`the ${kind} belongs to another manager`);
  if (enrolment.stop || enrolment.stage.name === 'ended') return { ok: true, enrolment, plan: together() };
  const after = succeed(enrolment, { ...enrolment, stop: { at, by: byOf(by) } });
  return { ok: true, enrolment: after, plan: change(enrolment, after, { type: 'EnrolmentStopAsked', data: {} }) };
}
