import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid } from '../records/refusal.ts';
import type { Mailing, mailingEnds } from './mailing.ts';

type Cause = (typeof mailingEnds)[number];

/** The end of a mailing: nothing of it leaves any more. One that has ended stays as it ended. */
export function endMailing(before: Mailing, after: Mailing, cause: Cause, { at }: Pick<Context, 'at'>): Plan {
  const stage = { name: 'ended', at, cause } as const;
  const ended = succeed<Mailing>(before, { ...after, stage, alarms: [] });
  const { campaignId, sent, held } = ended;
  return change(before, ended, { type: 'MailingEnded', data: { campaignId, cause, sent, held } });
}

/** The end in the middle: who was held so far, or in the last pass while the next has not begun. */
export function endNow(mailing: Mailing, cause: Cause, context: Pick<Context, 'at'>): Plan {
  const { held, pass } = mailing;
  return endMailing(mailing, { ...mailing, held: pass.cursor === undefined ? held : pass.held }, cause, context);
}

export const stopped = (mailing: Mailing, context: Pick<Context, 'at'>): Plan =>
  mailing.stage.name === 'ended' ? together() : endNow(mailing, 'stopped', context);

/** Ends a mailing at once: also of a letter just being written, none is marked any more. */
export function stopMailing(mailing: Mailing, context: Context): Decision {
  return may(context.by, 'edit-campaign')
    ? { ok: true, plan: stopped(mailing, context) }
    : forbid('mailings are the marketers’');
}
