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

/** For how long it has stood there: who stands at a stage for months goes on less often than who has just come. */
export const stoodBands = [
  { stood: 'under-14-days', days: 14 },
  { stood: 'under-45-days', days: 45 },
  { stood: 'longer', days: Infinity },
] as const;

export function stoodFor(visit: Visit, at: Instant): string {
  const days = (Date.parse(at) - Date.parse(visit.at)) / dayMs;
  return stoodBands.find((band) => days < band.days)?.stood ?? 'longer';
}

/** By pipeline and stage, `project/send-quote`; and by these and for how long, `project/send-quote/longer`. */
export type Reaching = {
  readonly byStage: ReadonlyMap<string, Reached>;
  readonly byStood: ReadonlyMap<string, Reached>;
};

/** So many who stood there as long are enough to go by; else all of the stage are. */
const leastAlike = 10;

export function reachedBy(
  deal: Member,
  stands: Visit,
  at: Instant,
  { byStage, byStood }: Reaching,
): Reached | undefined {
  const stage = stageKey(deal, stands);
  const alike = byStood.get(`${stage}/${stoodFor(stands, at)}`);
  return alike && alike.of >= leastAlike ? alike : byStage.get(stage);
}

/** Those who had come to the goal before they were looked at count for none. */
export function reachedFrom(
  deals: readonly Member[],
  goal: Goal,
  asOf: Instant,
  { fromDays, toDays }: Ahead,
): Reaching {
  const coming = deals.map((deal) => ({ deal, reached: goalAt[goal](deal) ?? never }));
  const seen = Array.from({ length: looks }, (_, look) => -toDays - look * betweenDays).flatMap((days) => {
    const [at, after, until] = [plus(asOf, days), plus(asOf, days + fromDays), plus(asOf, days + toDays)];
    return coming.flatMap(({ deal, reached }) => {
      const stands = reached <= at ? undefined : standingAt(deal, at);
      if (!stands) return [];
      return [
        { stage: stageKey(deal, stands), stood: stoodFor(stands, at), isIn: after < reached && reached <= until },
      ];
    });
  });
  return {
    byStage: counted(seen, ({ stage }) => stage),
    byStood: counted(seen, ({ stage, stood }) => `${stage}/${stood}`),
  };
}

const counted = <T extends { readonly isIn: boolean }>(
  seen: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, Reached> =>
  new Map(
    [...Map.groupBy(seen, keyOf)].map(([key, own]) => [
      key,
      { reached: own.filter(({ isIn }) => isIn).length, of: own.length },
    ]),
  );

/** Later than any instant. */
const never = '9999';

/** Whether a deal is still on its way to a goal at an instant. */
export const isBefore = (deal: Member, goal: Goal, at: Instant): boolean => {
  const reached = goalAt[goal](deal);
  return reached === undefined || reached > at;
};
