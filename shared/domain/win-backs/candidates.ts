/** Who may be won back, among all that were scored: those worth a closer look, who stands for most in front. */
import { plusDays } from '../calendar/working-calendar.ts';
import { dayOf } from '../return/day-number.ts';
import type { Listed } from '../return/lists.ts';
import type { ReorderClock } from '../return/reorder-clock.ts';
import type { Cause } from '../return/score.ts';
import { actionFor, isNoNeed } from './action.ts';
import { migrationDays, quarterDays, restDays } from './verdict.ts';

export type Scored = {
  readonly listed: Listed;
  readonly clock: ReorderClock | undefined;
  /** Why it stands where it does, and since when. */
  readonly cause: Cause;
  readonly since: string;
  /** The day the last win-back of it began. */
  readonly winBackOn: string | undefined;
};

/** Whether the verdict may be that a win-back is due: by what is known of all without looking anything up. */
export function mayBeDue(scored: Scored, day: number): boolean {
  const { listed, clock, cause } = scored;
  if (cause !== 'own' || (clock && day < clock.dueDay)) return false;
  const action = actionFor(listed, clock, day);
  if (isNoNeed(action)) return false;
  return action === 'quarter-letter' ? isQuarterOver(scored, day) : isNews(scored, day);
}

const isQuarterOver = ({ winBackOn }: Scored, day: number): boolean =>
  winBackOn === undefined || plusDays(winBackOn, quarterDays) <= dayOf(day);

/** What they did is not long ago, and no win-back was about it, or just before. */
function isNews({ since, winBackOn }: Scored, day: number): boolean {
  const today = dayOf(day);
  if (plusDays(since, migrationDays) < today) return false;
  return winBackOn === undefined || (winBackOn < since && plusDays(winBackOn, restDays) <= today);
}
