/** Whether a customer is to be won back today: one pure decision, for the start and for the sentence that explains it. */
import { plusDays } from '../calendar/working-calendar.ts';
import { dayOf } from '../return/day-number.ts';
import type { Listed } from '../return/lists.ts';
import type { ReorderClock } from '../return/reorder-clock.ts';
import type { Cause, Score } from '../return/score.ts';
import { actionFor, isNoNeed, type NoNeed } from './action.ts';
import type { Obstacle } from './obstacle.ts';
import type { Action, WinBack } from './win-back.ts';

/** Everything known of a customer that it is decided by. */
export type KnownCustomer = {
  /** Where the last run of the scoring left it; nothing before the first. */
  readonly score: Pick<Score, 'cause' | 'since'> | undefined;
  /** How it stands today; nothing of who has not bought. */
  readonly listed: Listed | undefined;
  readonly clock: ReorderClock | undefined;
  /** The day it is decided on, as a number of days. */
  readonly day: number;
  /** The last win-back of it there was. */
  readonly last: WinBack | undefined;
  readonly obstacle: Obstacle | undefined;
  /** An import brought some of its orders from that day to that day. */
  readonly imported: { readonly from: string; readonly to: string } | undefined;
};

/** Why no win-back begins. */
export type WhyNot =
  | { readonly why: 'never-bought' | 'never-scored' }
  | { readonly why: NoNeed; readonly listed: Listed }
  | { readonly why: 'not-own'; readonly cause: Cause; readonly since: string }
  | { readonly why: 'long-ago'; readonly since: string }
  | { readonly why: 'imported'; readonly on: string }
  | { readonly why: 'own-gap'; readonly usualDays: number; readonly dueDay: number }
  | { readonly why: 'recent' | 'answered' | 'this-quarter'; readonly on: string; readonly until?: string }
  | { readonly why: 'obstacle'; readonly obstacle: Obstacle };

export type Verdict =
  | { readonly is: 'running'; readonly winBack: WinBack }
  | { readonly is: 'due'; readonly action: Action; readonly listed: Listed }
  | ({ readonly is: 'not' } & WhyNot);

/** So long after one has ended nobody is bothered again. */
export const restDays = 60;
/** A letter of the quarter comes once in so many days. */
export const quarterDays = 90;
/** A migration older than that starts nothing: what it was about is over. */
export const migrationDays = 90;

/** Decides by all that is known. */
export function verdictOn(known: KnownCustomer): Verdict {
  const { last, listed, score, clock, day } = known;
  if (last?.stage.name === 'running') return { is: 'running', winBack: last };
  if (!listed) return { is: 'not', why: 'never-bought' };
  if (!score) return { is: 'not', why: 'never-scored' };
  const action = actionFor(listed, clock, day);
  if (isNoNeed(action)) return { is: 'not', why: action, listed };
  const why = heldBack(action, { ...known, score });
  return why ? { is: 'not', ...why } : { is: 'due', action, listed };
}

type Scored = KnownCustomer & { readonly score: NonNullable<KnownCustomer['score']> };

const heldBack = (action: Action, known: Scored): WhyNot | undefined =>
  inTheWay(known) ?? soonAfter(action, known) ?? notTheirOwn(action, known);

function inTheWay({ obstacle, clock, day }: Scored): WhyNot | undefined {
  if (obstacle) return { why: 'obstacle', obstacle };
  if (clock && day < clock.dueDay) return { why: 'own-gap', usualDays: clock.usualDays, dueDay: clock.dueDay };
  return undefined;
}

/** After the last one: whatever comes of a letter that is to come once a quarter. */
function soonAfter(action: Action, { last, day, score }: Scored): WhyNot | undefined {
  if (last?.stage.name !== 'ended') return undefined;
  const on = last.startedOn;
  const rested = plusDays(last.stage.at.slice(0, 10), restDays);
  if (dayOf(day) < rested) return { why: 'recent', on, until: rested };
  if (action === 'quarter-letter') {
    const next = plusDays(on, quarterDays);
    return dayOf(day) < next ? { why: 'this-quarter', on, until: next } : undefined;
  }
  return on >= score.since ? { why: 'answered', on } : undefined;
}

/** Only what customers did or did not do themselves starts anything, and soon; a letter of the quarter may come again. */
function notTheirOwn(action: Action, { score: { cause, since }, imported, day }: Scored): WhyNot | undefined {
  if (cause !== 'own') return { why: 'not-own', cause, since };
  if (imported && since >= imported.from && since <= plusDays(imported.to, 1))
    return { why: 'imported', on: imported.from };
  const isOld = action !== 'quarter-letter' && plusDays(since, migrationDays) < dayOf(day);
  return isOld ? { why: 'long-ago', since } : undefined;
}
