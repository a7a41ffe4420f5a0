/** What happens next to a win-back: a letter, a wait, a call, or the end. One pure decision, whoever asks and however often. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { nextOfLetters } from '../refresh/cadence.ts';
import type { KnownPerson } from '../refresh/known.ts';
import type { Signals } from '../refresh/person-mail.ts';
import { isNew } from '../refresh/stops.ts';
import type { ObstacleKind, Outcome, PauseCause, WinBack } from './win-back.ts';

/** Everything known at one instant that decides what happens next. */
export type KnownAttempt = {
  /** The account is another's alias by now. */
  readonly isMerged: boolean;
  /** The day of their last order. */
  readonly lastOn: string | undefined;
  readonly signals: Signals;
  readonly obstacle: ObstacleKind | undefined;
  /** Whom letters go to; nobody once erased, or where nobody is written to. */
  readonly person: KnownPerson | undefined;
  /** The versions of letters in the person's language, and those the person has got. */
  readonly versions: ReadonlyMap<string, string>;
  readonly seen: ReadonlySet<string>;
  /** The offer of its letters holds no more. */
  readonly isOfferOver: boolean;
  readonly isPaused: boolean;
  readonly isBusy: boolean;
  /** Somebody is still asked to call. */
  readonly isCallOpen: boolean;
};

export type NextAction =
  | { readonly do: 'send'; readonly letter: string; readonly version: string }
  | { readonly do: 'skip'; readonly letter: string; readonly why: 'seen-before' }
  | { readonly do: 'wait'; readonly until: Instant; readonly why?: PauseCause; readonly letter?: string }
  | { readonly do: 'call'; readonly why: 'reply' | 'deadline' }
  | { readonly do: 'end'; readonly outcome: Outcome; readonly obstacle?: ObstacleKind };

/** Decides by all that is known. A wait is always until a later instant. */
export function nextAction(winBack: WinBack, known: KnownAttempt, at: Instant, window: WorkingCalendar): NextAction {
  const { stage } = winBack;
  if (stage.name === 'ended') throw new Error(`win-back ${winBack.id} has ended`);
  const end = endOf(winBack, known);
  if (end) return { do: 'end', ...end };
  const { step } = stage;
  if (step.is === 'letters') return nextLetter(winBack, known, at, window);
  return known.isCallOpen && at < step.until
    ? { do: 'wait', until: step.until }
    : { do: 'end', outcome: 'unexplained' };
}

type End = Omit<Extract<NextAction, { do: 'end' }>, 'do'>;

/** What ends it whatever it waits for, in the order of what is told when several do. */
function endOf(winBack: WinBack, known: KnownAttempt): End | undefined {
  if (known.isMerged) return { outcome: 'merged' };
  const bought = boughtSince(winBack, known);
  if (bought) return { outcome: bought };
  if (winBack.stop) return { outcome: 'stopped' };
  return talkingOf(winBack, known);
}

/** Only an order that came after it began is one that came back. */
function boughtSince(
  { before, startedOn }: WinBack,
  { lastOn }: KnownAttempt,
): 'returned' | 'bought-before' | undefined {
  if (lastOn === undefined || lastOn <= before.lastOn) return undefined;
  return lastOn >= startedOn ? 'returned' : 'bought-before';
}

function talkingOf({ before: { signals } }: WinBack, known: KnownAttempt): End | undefined {
  const isAsking = isNew('asked', known.signals, signals) || isNew('dealOpened', known.signals, signals);
  if (isAsking || known.obstacle === 'deal-open') return { outcome: 'talking' };
  return known.obstacle && { outcome: 'called-off', obstacle: known.obstacle };
}

function nextLetter(winBack: WinBack, known: KnownAttempt, at: Instant, window: WorkingCalendar): NextAction {
  const { deadline, action } = winBack;
  if (hasAnswered(winBack, known)) return { do: 'call', why: 'reply' };
  if (at < deadline) return untilDeadline(winBack, known, at, window);
  return action === 'letters' ? { do: 'call', why: 'deadline' } : { do: 'end', outcome: 'no-answer' };
}

function untilDeadline(winBack: WinBack, known: KnownAttempt, at: Instant, window: WorkingCalendar): NextAction {
  const { deadline, letters } = winBack;
  const quiet = quietBy(winBack, known);
  if (quiet || !known.person) return { do: 'wait', until: deadline, why: quiet ?? 'letters-over' };
  const reader = { ...known, person: known.person, hasOpenDeal: false };
  const next = nextOfLetters(winBack, reader, at, { programme: { letters }, window });
  if (!next) return { do: 'wait', until: deadline, why: 'answer' };
  if (next.do !== 'wait') return next;
  const { until = deadline } = next;
  return { ...next, until: until < deadline ? until : deadline };
}

const hasAnswered = ({ before: { signals } }: WinBack, known: KnownAttempt): boolean =>
  isNew('replied', known.signals, signals) || isNew('colleagueReplied', known.signals, signals);

/** Why no letter leaves any more, whatever there still is. */
function quietBy({ heldOut, before }: WinBack, known: KnownAttempt): 'held-out' | 'letters-over' | undefined {
  if (heldOut) return 'held-out';
  const { person, signals, isOfferOver } = known;
  const isOver =
    isOfferOver ||
    person === undefined ||
    person.unsubscribed ||
    person.suppressed !== undefined ||
    isNew('consentWithdrawn', signals, before.signals);
  return isOver ? 'letters-over' : undefined;
}
