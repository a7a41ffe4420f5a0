import type { Account } from '../accounts/account.ts';
import { may } from '../people/rights.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import type { Task } from '../tasks/task.ts';
import { endWinBack } from './advance.ts';
import type { SilenceCause } from './silence-causes.ts';
import type { WinBack } from './win-back.ts';

/** Records why a customer went silent, which ends the attempt; said again it replaces what was said. */
export function explainSilence(
  winBack: WinBack,
  cause: SilenceCause,
  { account, task }: { readonly account: Account; readonly task: Task | undefined },
  context: Context,
): Decision {
  if (!may(context.by, 'work-account', account.owner)) return forbid('the account belongs to another manager');
  if (winBack.stage.name === 'running')
    return { ok: true, plan: endWinBack({ winBack, account, task }, { outcome: 'explained' }, context, { cause }) };
  if (winBack.cause === cause) return { ok: true, plan: together() };
  const after = succeed(winBack, { ...winBack, cause });
  return { ok: true, plan: change(winBack, after, { type: 'SilenceExplained', data: { cause } }) };
}
