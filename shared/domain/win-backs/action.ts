/** What should be done about a customer, if anything: by how likely they are to buy, what they stand for, and their own rhythm. */
import { bandOf } from '../return/rfm/cells.ts';
import { isAboutToSlip, isSilent, type Listed } from '../return/lists.ts';
import type { ReorderClock, ReorderState } from '../return/reorder-clock.ts';
import type { Action } from './win-back.ts';

/** Why nothing should: they have just bought, are likely to by themselves, or too little is known. */
export const noNeeds = ['fresh', 'likely', 'unknown'] as const;
export type NoNeed = (typeof noNeeds)[number];

/**
 * Who is likely to buy is left alone, for an offer would only cost margin, unless they are late by their own rhythm.
 * Who stands for much is called, others are written to.
 */
export function actionFor(listed: Listed, clock: ReorderClock | undefined, day: number): Action | NoNeed {
  const isLate = clock !== undefined && late.includes(clock.state);
  return (isLate ? undefined : noNeedOf(listed, day)) ?? (isSilent(listed) ? 'last-order-call' : byChance(listed));
}

const late: readonly ReorderState[] = ['late', 'very-late'];

function noNeedOf(listed: Listed, day: number): NoNeed | undefined {
  const { cell, progress } = listed.standing;
  if (bandOf(cell, 'recency') === 'best' && !isAboutToSlip(listed, day)) return 'fresh';
  return progress === 'high' ? 'likely' : undefined;
}

/** Whoever is likely to buy, but late, is met as one in the middle. */
function byChance({ standing: { progress }, isValuable }: Listed): Action | NoNeed {
  if (progress === undefined) return 'unknown';
  if (progress === 'low') return isValuable ? 'last-order-call' : 'quarter-letter';
  return isValuable ? 'call' : 'letters';
}

export const isNoNeed = (action: Action | NoNeed): action is NoNeed => noNeeds.some((each) => each === action);
