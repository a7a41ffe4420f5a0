import type { Account } from '../accounts/account.ts';
import { plusDays } from '../calendar/working-calendar.ts';
import type { Records } from '../records/records.ts';
import { restDays } from './verdict.ts';
import type { Outcome, WinBack } from './win-back.ts';

/** After these somebody has tried in vain or in time; what comes soon after may well come of it. */
const tried: readonly Outcome[] = ['returned', 'talking', 'explained', 'unexplained', 'no-answer'];

/** Whether a deal that was opened at an instant came of a win-back of its account: while one ran, or within 60 days of its end. */
export async function cameOfWinBack(
  openedAt: string,
  family: readonly Account[],
  records: Pick<Records, 'getMany'>,
): Promise<boolean> {
  const winBacks = await records.getMany(
    'win-back',
    family.flatMap(({ winBack }) => winBack?.id ?? []),
  );
  return winBacks.some((winBack) => isOf(winBack, openedAt));
}

/** Who was held out came back by themselves. */
function isOf({ visit, heldOut, stage }: WinBack, openedAt: string): boolean {
  if (heldOut || openedAt < visit.enteredAt) return false;
  if (stage.name === 'running') return true;
  return tried.includes(stage.outcome) && openedAt.slice(0, 10) <= plusDays(stage.at.slice(0, 10), restDays);
}
