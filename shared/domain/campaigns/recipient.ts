/** Whether one of an audience gets the letter now. One pure decision, for the mailing and for who counts beforehand. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { KnownPerson } from '../refresh/known.ts';
import { inWindow } from '../refresh/sending-window.ts';
import type { HeldCause } from './mailing.ts';

/** What is known of one of an audience at an instant. */
export type KnownRecipient = {
  /** Still where the audience was looked for. */
  readonly isThere: boolean;
  /** Nobody: the person was erased. */
  readonly person?: KnownPerson;
  /** The version in their language. */
  readonly version?: string;
  /** By what they got it already: this pass, one before it, the same mailing by another lead of theirs, or something else. */
  readonly got?: 'now' | 'earlier' | 'twice' | 'before';
  /** A mailing that goes before this one waits for their next free moment. */
  readonly isOutranked: boolean;
  readonly hasOpenDeal: boolean;
};

export type NextFor =
  | { readonly do: 'send'; readonly version: string }
  /** Sent: in this pass, and not counted yet perhaps; in one before. */
  | { readonly do: 'count' }
  | { readonly do: 'pass' }
  /** `until`: when it may be otherwise. */
  | { readonly do: 'hold'; readonly why: HeldCause; readonly until?: Instant };

const dayMs = 86_400_000;

/** Decides by all that is known. */
export function nextFor(known: KnownRecipient, at: Instant, window: WorkingCalendar): NextFor {
  const done = doneBy(known);
  if (done) return { do: done };
  const { person, version } = known;
  const gone = goneHold(known);
  if (gone || !person) return { do: 'hold', why: gone ?? 'erased' };
  const why = personHold(person, known);
  if (why || version === undefined) return { do: 'hold', why: why ?? 'no-letter' };
  return inTime(version, freeAt(person, known, at), at, window);
}

function doneBy({ got }: KnownRecipient): 'count' | 'pass' | undefined {
  if (got === 'now') return 'count';
  return got === 'earlier' ? 'pass' : undefined;
}

function goneHold({ isThere, got }: KnownRecipient): HeldCause | undefined {
  if (!isThere) return 'left';
  if (got === 'twice') return 'twice';
  return got === 'before' ? 'seen-before' : undefined;
}

/** What keeps the letter from them whenever it is, in the order of what is told when several do. */
function personHold(
  { suppressed, unsubscribed, hasConsent, hasAddress }: KnownPerson,
  { hasOpenDeal }: KnownRecipient,
): HeldCause | undefined {
  if (suppressed) return 'suppressed';
  if (unsubscribed) return 'unsubscribed';
  if (!hasConsent) return 'no-consent';
  if (!hasAddress) return 'no-address';
  return hasOpenDeal ? 'open-deal' : undefined;
}

/** When they may get a marketing letter of this rank; the turn of who goes first is over within a day, or looked at again then. */
function freeAt({ freeAt: free = '' }: KnownPerson, { isOutranked }: KnownRecipient, at: Instant): Instant {
  const turn = isOutranked ? new Date(Date.parse(at) + dayMs).toISOString() : at;
  return free > turn ? free : turn;
}

function inTime(version: string, free: Instant, at: Instant, window: WorkingCalendar): NextFor {
  const until = inWindow(free, window);
  if (until <= at) return { do: 'send', version };
  return { do: 'hold', why: free > at ? 'another-letter' : 'window', until };
}
