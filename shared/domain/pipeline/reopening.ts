import type { Context } from '../records/context.ts';
import { refuse, type Refused } from '../records/refusal.ts';

/** Why a closed record may not come back: its reopening time has passed. Nothing while it has not. */
export function reopeningRefusal(stage: { name: string; at?: string }, { at, policy }: Context): Refused | undefined {
  const { reopenDays } = policy.thresholds;
  if (stage.at === undefined || Date.parse(at) - Date.parse(stage.at) <= reopenDays * 86_400_000) return undefined;
  return refuse(
    'too-late-to-reopen',
    `closed on ${stage.at.slice(0, 10)}, more than ${String(reopenDays)} days ago; open a new one, linked to it`,
  );
}
