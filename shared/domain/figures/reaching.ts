/**
 * How many of those who stand at a stage come to a goal within a time: observed, at twelve instants of the last year that
 * lie as far before the end of what is known as the time looks ahead. So each share is of the same look ahead as it is used for.
 */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Member } from './members.ts';
import { shippedAt } from './done.ts';
import { isPaid } from './stages.ts';
import type { Visit } from './trace.ts';

/** Days after an instant: from, not included, to, included. */
export type Ahead = { readonly fromDays: number; readonly toDays: number };

/** Of so many who stood there, how many came to it. */
export type Reached = { readonly reached: number; readonly of: number };

export const goals = ['paid', 'shipped'] as const;
export type Goal = (typeof goals)[number];

const goalAt: Readonly<Record<Goal, (deal: Member) => Instant | undefined>> = {
  paid: ({ trace: { pipeline, visits } }) => visits.find(({ stage }) => isPaid(pipeline, stage))?.at,
  shipped: shippedAt,
};

const dayMs = 86_400_000;
const looks = 12;
const betweenDays = 365 / looks;

const plus = (at: Instant, days: number): Instant => new Date(Date.parse(at) + days * dayMs).toISOString();

/** The open stage a deal stood at then; nothing where it had come to none, or had left all of them. */
export const standingAt = ({ trace: { visits } }: Member, at: Instant): Visit | undefined =>
  visits.findLast((visit) => visit.at <= at && (visit.left === undefined || visit.left.at > at));

export const stageKey = ({ trace: { pipeline } }: Member, { stage }: Visit): string => `${pipeline}/${stage}`;

/** By pipeline and stage: `project/send-quote`. Those who had come to the goal before they were looked at count for none. */
export function reachedFrom(
  deals: readonly Member[],
  goal: Goal,
  asOf: Instant,
  { fromDays, toDays }: Ahead,
): ReadonlyMap<string, Reached> {
  const counts = new Map<string, { reached: number; of: number }>();
  const goalOf = new Map(deals.map((deal) => [deal, goalAt[goal](deal)]));
  for (let look = 0; look < looks; look += 1) {
    const at = plus(asOf, -toDays - look * betweenDays);
    const [after, until] = [plus(at, fromDays), plus(at, toDays)];
    for (const deal of deals) {
      const reached = goalOf.get(deal);
      const stood = reached !== undefined && reached <= at ? undefined : standingAt(deal, at);
      if (!stood) continue;
      const key = stageKey(deal, stood);
      const count = counts.get(key) ?? { reached: 0, of: 0 };
      counts.set(key, count);
      count.of += 1;
      if (reached !== undefined && reached > after && reached <= until) count.reached += 1;
    }
  }
  return counts;
}

/** Whether a deal is still on its way to a goal at an instant. */
export const isBefore = (deal: Member, goal: Goal, at: Instant): boolean => {
  const reached = goalAt[goal](deal);
  return reached === undefined || reached > at;
};
