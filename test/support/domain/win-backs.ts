/** Customers who may be won back, and attempts that do. */
import { calendar } from '../../../settings/calendar.ts';
import { firstStanding } from '../../../shared/domain/pipeline/standing.ts';
import { sendingWindow } from '../../../shared/domain/refresh/sending-window.ts';
import { dayNumber } from '../../../shared/domain/return/day-number.ts';
import type { Listed } from '../../../shared/domain/return/lists.ts';
import type { ReorderClock, ReorderState } from '../../../shared/domain/return/reorder-clock.ts';
import type { Progress } from '../../../shared/domain/return/score.ts';
import type { KnownAttempt } from '../../../shared/domain/win-backs/next-action.ts';
import type { KnownCustomer } from '../../../shared/domain/win-backs/verdict.ts';
import type { WinBack } from '../../../shared/domain/win-backs/win-back.ts';
import { idOf, monday } from './contexts.ts';
import { accountId, personId } from './leads.ts';

export const today = '2026-03-02';
export const day = dayNumber(today);
export const window = sendingWindow(calendar);
/** Cells by their bands of recency, frequency and money: 0 is the lowest value. */
export const cellOf = (recency: number, frequency: number, monetary: number): number =>
  9 * recency + 3 * frequency + monetary;

type Stood = {
  readonly cell?: number;
  readonly progress?: Progress | undefined;
  readonly isValuable?: boolean;
  /** So many days ago they ordered last; the best group goes back 30. */
  readonly silentDays?: number;
};

/** Middle by recency and by everything else, and neither likely nor unlikely to buy. */
export const listedWith = ({
  silentDays = 60,
  isValuable = false,
  cell = cellOf(1, 1, 1),
  ...place
}: Stood = {}): Listed => {
  const progress = 'progress' in place ? place.progress : 'middle';
  const chance = { low: 0.1, middle: 0.4, high: 0.7 };
  return {
    customer: { id: accountId, purchases: [{ day: day - silentDays }] },
    standing: { cell, base: 'company', ...(progress && { progress, chance: chance[progress] }) },
    lastDay: day - silentDays,
    bestUntilDays: 30,
    crossesDay: day - silentDays + 31,
    marginMinor: 500_000,
    isValuable,
  };
};

export const clockWith = (state: ReorderState, dueInDays = state === 'not-yet' ? 5 : -5): ReorderClock => ({
  ...{ usualDays: 50, spreadDays: 5, dueDay: day + dueInDays, lateDay: day + dueInDays + 5 },
  ...{ veryLateDay: day + dueInDays + 10, state },
});

/** Moved by itself a week ago, with nothing in the way. */
export const customerWith = (fields: Partial<KnownCustomer> = {}): KnownCustomer => ({
  score: { cause: 'own', since: '2026-02-23' },
  listed: listedWith(),
  ...{ clock: undefined, day, last: undefined, obstacle: undefined, imported: undefined },
  ...fields,
});

const letters = [
  { letter: 'your-terms', afterDays: 0 },
  { letter: 'terms-end', afterDays: 7 },
];

/** Begun on a Monday at ten, with nothing sent yet. Its offer holds for three weeks. */
export const winBackWith = (fields: Partial<WinBack> = {}): WinBack => ({
  ...{ kind: 'win-back', id: idOf(0xe01), ...firstStanding(monday), accountId },
  ...{ action: 'letters', startedOn: today, deadline: '2026-03-23T21:00:00.000Z' },
  ...{ personId, letters, offerId: idOf(0xb01), before: { signals: {}, lastOn: '2026-01-01' }, steps: {} },
  alarms: [{ name: 'look', at: monday }],
  stage: { name: 'running', step: { is: 'letters', why: 'gap' } },
  ...fields,
});

/** One whose letters are over, and that somebody is asked to call about until an instant. */
export const callingWith = (until: string, fields: Partial<WinBack> = {}): WinBack =>
  winBackWith({
    action: 'call',
    letters: [],
    stage: { name: 'running', step: { is: 'call', taskId: idOf(0xe11), until } },
    ...fields,
  });

export const endedWith = (fields: Partial<WinBack> = {}, at = monday): WinBack =>
  winBackWith({ stage: { name: 'ended', at, outcome: 'unexplained' }, alarms: [], ...fields });

/** Nothing has happened since, and its reader may be written to. */
export const attemptWith = (fields: Partial<KnownAttempt> = {}): KnownAttempt => ({
  ...{ isMerged: false, lastOn: '2026-01-01', signals: {}, obstacle: undefined },
  person: { hasAddress: true, hasConsent: true, unsubscribed: false },
  versions: new Map(letters.map(({ letter }) => [letter, `${letter}-1`])),
  seen: new Set(),
  ...{ isOfferOver: false, isPaused: false, isBusy: false, isCallOpen: true },
  ...fields,
});
