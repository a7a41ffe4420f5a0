/** What happens next to an enrolment: a letter, a wait, or the end. One pure decision, whoever asks and however often. */
import type { Instant } from '../calendar/instant-schema.ts';
import { addWorkingDays, startOfDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { EndCause, Enrolment, WaitCause } from './enrolment.ts';
import type { Known, KnownPerson } from './known.ts';
import type { Programme } from './programme.ts';
import { inWindow } from './sending-window.ts';
import { type Alive, stopOf } from './stops.ts';

/** What an enrolment is decided by: the programme of its basket, and the window letters leave in. */
export type Cadence = { readonly programme: Programme; readonly window: WorkingCalendar };

export type Next =
  | { readonly do: 'send'; readonly letter: string; readonly version: string }
  | { readonly do: 'skip'; readonly letter: string; readonly why: 'seen-before' }
  | { readonly do: 'wait'; readonly until: Instant; readonly why: WaitCause; readonly letter?: string }
  | { readonly do: 'end'; readonly cause: EndCause };

/** Nobody stays uncalled for 180 days: the task to call comes two weeks before. */
const callDueDays = 166;
/** A letter the mail service has refused is tried again an hour later, three times in all. */
const retryMs = 3_600_000;
const mostTries = 3;
const dayMs = 86_400_000;

const plus = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
// Stryker disable EqualityOperator: of two equal instants it does not matter which
const earliest = (one: Instant, other: Instant): Instant => (one < other ? one : other);
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
// Stryker restore EqualityOperator
const latest = (first: Instant, ...more: readonly Instant[]): Instant => more.reduce(later, first);

/** Decides by all that is known at an instant. A wait is always until a later one. */
export function nextStep(enrolment: Enrolment, { person, ...about }: Known, at: Instant, cadence: Cadence): Next {
  if (!person) return { do: 'end', cause: 'erased' };
  const known = { person, ...about };
  const stop = stopOf(enrolment, known);
  if (stop) return { do: 'end', cause: stop };
  const call = callOf(enrolment, cadence);
  if (call.at <= at) return { do: 'end', cause: call.cause };
  const next = nextOfLetters(enrolment, known, at, cadence);
  if (!next) return { do: 'wait', until: call.at, why: 'call' };
  return next.do === 'wait' ? { ...next, until: earliest(next.until ?? call.at, call.at) } : next;
}

/** Letters one after another, and the window they leave in. */
export type Series = { readonly programme: Pick<Programme, 'letters'>; readonly window: WorkingCalendar };
/** Who is sent them: since when, and what became of each so far. */
export type Going = Pick<Enrolment, 'id' | 'visit' | 'steps'>;
/** What is known of whom they go to, for one letter more. */
export type KnownReader = Omit<Alive, 'whereabouts' | 'signals'>;
/** A wait without an end: something has to change first. */
type Held = Omit<Extract<Next, { do: 'wait' }>, 'until'> & { readonly until?: Instant };
type NextLetter = Exclude<Next, { do: 'wait' | 'end' }> | Held;

/** The next of some letters: sent, passed over or waited for. Nothing once each is settled. */
export function nextOfLetters(going: Going, known: KnownReader, at: Instant, series: Series): NextLetter | undefined {
  const letter = letterOf(going, series.programme);
  return letter && nextLetter(letter, { going, known, at, series });
}

/** When somebody calls at the latest, whatever letters there still are. */
export const latestCall = (from: Instant): Instant => plus(from, callDueDays * dayMs);

type Call = { readonly at: Instant; readonly cause: EndCause };

/** When somebody calls, and why then: on the day that was named, after the last letter, or because half a year is nearly over. */
function callOf(enrolment: Enrolment, cadence: Cadence): Call {
  const planned = plannedCall(enrolment, cadence);
  const atLast: Call = { at: latestCall(enrolment.visit.enteredAt), cause: 'call-due' };
  return planned && planned.at <= atLast.at ? planned : atLast;
}

/** The call on the day that was named, or else after the last letter once that is settled. */
function plannedCall(enrolment: Enrolment, { programme, window }: Cadence): Call | undefined {
  const { wakeUpOn } = enrolment;
  if (wakeUpOn !== undefined) return { at: inWindow(startOfDay(wakeUpOn, window.timeZone), window), cause: 'wake-up' };
  if (letterOf(enrolment, programme) !== undefined) return undefined;
  const at = addWorkingDays(lastOf(enrolment, programme), programme.callAfterDays, window);
  return { at, cause: 'programme-over' };
}

type Letter = Programme['letters'][number];

/** What became of a letter for good. */
const settledStep = ({ steps }: Pick<Enrolment, 'steps'>, { letter }: Letter) => {
  const step = steps[letter];
  return step?.state === 'refused' && step.tries < mostTries ? undefined : step;
};

/** The first letter of the programme that nothing became of yet. */
export const letterOf = (going: Pick<Going, 'steps'>, { letters }: Pick<Programme, 'letters'>): Letter | undefined =>
  letters.find((letter) => settledStep(going, letter) === undefined);

/** When the last letter of the programme that is settled was, or the beginning. */
const lastOf = (going: Going, { letters }: Pick<Programme, 'letters'>): Instant =>
  latest(going.visit.enteredAt, ...letters.flatMap((letter) => settledStep(going, letter)?.at ?? []));

type Deciding = {
  readonly going: Going;
  readonly known: KnownReader;
  readonly at: Instant;
  readonly series: Series;
};

function nextLetter(next: Letter, deciding: Deciding): NextLetter {
  const { going, known, at, series } = deciding;
  const { letter } = next;
  const version = known.versions.get(letter);
  if (version === undefined)
    return { do: 'wait', why: 'no-letter', until: inWindow(plus(at, dayMs), series.window), letter };
  if (known.seen.has(version)) return { do: 'skip', letter, why: 'seen-before' };
  const hold = holdOf(known);
  if (hold) return { do: 'wait', why: hold, letter };
  const wait = timeOf(next, deciding);
  if (wait) return { do: 'wait', ...wait, letter };
  if (known.isPaused)
    return { do: 'wait', why: 'mail-paused', until: inWindow(plus(at, dayMs), series.window), letter };
  if (known.isBusy)
    return { do: 'wait', why: 'rate', until: inWindow(plus(at, busyMs(going.id)), series.window), letter };
  return { do: 'send', letter, version };
}

/** Between 5 and 30 minutes, not the same for everybody: those who came at once do not come back at once. */
const busyMs = (id: string): number => (5 + (Number.parseInt(id.slice(-4), 16) % 25)) * 60_000;

/** What has to change before the next letter can be sent at all. */
function holdOf({ person, hasOpenDeal }: KnownReader): WaitCause | undefined {
  if (!person.hasConsent) return 'no-consent';
  if (!person.hasAddress) return 'no-address';
  return hasOpenDeal ? 'open-deal' : undefined;
}

/** Until when the next letter waits for its time, and why; nothing when it has come. */
function timeOf(
  { letter, afterDays }: Letter,
  { going, known, at, series: { programme, window } }: Deciding,
): { readonly until: Instant; readonly why: WaitCause } | undefined {
  const due = addWorkingDays(lastOf(going, programme), afterDays, window);
  const refused = going.steps[letter];
  const ready = refused ? latest(due, plus(refused.at, retryMs)) : due;
  const free = freeFor(known.person, at) ?? ready;
  const until = inWindow(latest(ready, free, at), window);
  if (until <= at) return undefined;
  if (ready > at) return { until, why: 'gap' };
  return { until, why: free > at ? 'another-letter' : 'window' };
}

/** When a letter of a programme has its turn: after those of mailings that wait already, which is looked at again a day later. */
const freeFor = ({ freeAt, isReserved }: KnownPerson, at: Instant): Instant | undefined =>
  isReserved ? latest(freeAt ?? at, plus(at, dayMs)) : freeAt;
