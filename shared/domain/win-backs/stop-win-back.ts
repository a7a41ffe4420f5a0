import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import type { WinBack } from './win-back.ts';

/** Asks for the end of an attempt, which comes when it is decided next. A second time changes nothing. */
export function stopWinBack(
  winBack: WinBack,
  owner: string | undefined,
  { by, at }: Pick<Context, 'by' | 'at'>,
): Decision {
  if (!may(by, 'stop-letters', owner)) return forbid('the account belongs to another manager');
  if (winBack.stop || winBack.stage.name === 'ended') return { ok: true, plan: together() };
  const after = succeed(winBack, { ...winBack, stop: { at, by: byOf(by) } });
  return { ok: true, plan: change(winBack, after, { type: 'WinBackStopAsked', data: {} }) };
}
