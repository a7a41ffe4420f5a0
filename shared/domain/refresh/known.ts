import type { Instant } from '../calendar/instant-schema.ts';
import type { Signals } from './person-mail.ts';

/** Everything known at one instant that decides about the next letter. */
export type Known = {
  /** Where the lead or deal is by now. */
  readonly whereabouts: 'in-basket' | 'returned' | 'other-basket' | 'closed';
  /** Nobody: the person was erased. */
  readonly person?: KnownPerson;
  readonly signals: Signals;
  /** Their account has another open deal. */
  readonly hasOpenDeal: boolean;
  /** The version of each letter of the programme in the person's language; a letter without one is not written yet. */
  readonly versions: ReadonlyMap<string, string>;
  /** Versions of letters the person has got before, whatever for. */
  readonly seen: ReadonlySet<string>;
  /** Marketing mail has paused itself. */
  readonly isPaused: boolean;
  /** The mail service takes no more letters just now. */
  readonly isBusy: boolean;
};

export type KnownPerson = {
  readonly hasAddress: boolean;
  readonly hasConsent: boolean;
  /** From letters of this basket, or from all. */
  readonly unsubscribed: boolean;
  readonly suppressed?: 'complaint' | 'hard-bounce';
  /** When they may get the next marketing letter. */
  readonly freeAt?: Instant;
  /** A mailing's letter waits for that moment, and goes first. */
  readonly isReserved?: true;
};
