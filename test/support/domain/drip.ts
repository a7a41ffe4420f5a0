/**
 * A drip played from its beginning to its end: whatever happens at whatever time is told to the decision, and what it
 * decides is done. It keeps a history, which the tests judge.
 */
import { nextStep, type Cadence, type Next } from '../../../shared/domain/refresh/cadence.ts';
import type { Enrolment } from '../../../shared/domain/refresh/enrolment.ts';
import type { Known, KnownPerson } from '../../../shared/domain/refresh/known.ts';
import { enrolmentWith, knownWith } from './refreshing.ts';
import { idOf } from './contexts.ts';

/** What may happen to somebody in a basket. */
export const happenings = [
  'reply',
  'colleague-reply',
  'unsubscribe',
  'hard-bounce',
  'soft-bounce',
  'complaint',
  'out-of-office',
  'machine-click',
  'withdraw-consent',
  'give-consent',
  'lose-address',
  'requalify',
  'other-basket',
  'reject',
  'new-request',
  'open-deal',
  'close-deal',
  'staff-stop',
  'erase',
  'offer-sent',
  'mailing-waits',
  'mailing-over',
  'pause-mail',
  'resume-mail',
  'rush',
  'letter-rewritten',
  'next-letter-refused',
] as const;
export type Happening = (typeof happenings)[number];

/** Those after which no letter may leave. */
export const stopping: readonly Happening[] = [
  'reply',
  'colleague-reply',
  'unsubscribe',
  'hard-bounce',
  'complaint',
  'withdraw-consent',
  'requalify',
  'other-basket',
  'reject',
  'new-request',
  'open-deal',
  'staff-stop',
  'erase',
];

export type Event = { readonly at: string; readonly what: Happening };
export type Sent = { readonly at: string; readonly letter: string; readonly version: string };
export type Played = {
  readonly letters: readonly Sent[];
  /** Letters of other programmes that left meanwhile. */
  readonly offers: readonly string[];
  readonly stops: readonly Event[];
  readonly decisions: number;
  /** Letters that left before one of a mailing that waited. */
  readonly overtakings: number;
  /** Waits that were not until a later time. */
  readonly standstills: number;
  readonly end?: { readonly at: string; readonly cause: string };
};

const threeDays = 3 * 86_400_000;
const plus = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

class World {
  enrolment: Enrolment;
  known: Known;
  refuses = 0;
  /** How many more letters meet a mail service that takes none just then. */
  rushes = 0;
  readonly letters: Sent[] = [];
  readonly offers: string[] = [];
  readonly stops: Event[] = [];
  decisions = 0;
  overtakings = 0;
  standstills = 0;
  end: { at: string; cause: string } | undefined;

  readonly #cadence: Cadence;

  constructor(cadence: Cadence, begin: Partial<Enrolment>) {
    this.#cadence = cadence;
    this.enrolment = enrolmentWith(begin);
    const versions = new Map(cadence.programme.letters.map(({ letter }) => [letter, `${letter}-1`]));
    this.known = knownWith({}, { versions });
  }

  /** When somebody has to look again, as long as nothing happens. */
  get wakesAt(): string | undefined {
    return this.enrolment.stage.name === 'running' ? this.enrolment.alarms[0]?.at : undefined;
  }

  person(fields: Partial<KnownPerson>): void {
    if (this.known.person) this.known = { ...this.known, person: { ...this.known.person, ...fields } };
  }
  signal(signal: keyof Known['signals'], at: string): void {
    this.known = { ...this.known, signals: { ...this.known.signals, [signal]: at } };
  }

  happen({ at, what }: Event): void {
    if (stopping.includes(what)) this.stops.push({ at, what });
    this.#effects[what](at);
  }

  readonly #effects: Record<Happening, (at: string) => unknown> = {
    reply: (at) => this.signal('replied', at),
    'colleague-reply': (at) => this.signal('colleagueReplied', at),
    unsubscribe: () => this.person({ unsubscribed: true }),
    'hard-bounce': () => this.person({ suppressed: 'hard-bounce' }),
    'soft-bounce': () => undefined,
    complaint: () => this.person({ suppressed: 'complaint' }),
    'out-of-office': () => undefined,
    'machine-click': () => undefined,
    'withdraw-consent': (at) => {
      this.person({ hasConsent: false });
      this.signal('consentWithdrawn', at);
    },
    'give-consent': () => this.person({ hasConsent: true }),
    'lose-address': () => this.person({ hasAddress: false }),
    requalify: () => (this.known = { ...this.known, whereabouts: 'returned' }),
    'other-basket': () => (this.known = { ...this.known, whereabouts: 'other-basket' }),
    reject: () => (this.known = { ...this.known, whereabouts: 'closed' }),
    'new-request': (at) => this.signal('asked', at),
    'open-deal': (at) => {
      this.signal('dealOpened', at);
      this.known = { ...this.known, hasOpenDeal: true };
    },
    'close-deal': () => (this.known = { ...this.known, hasOpenDeal: false }),
    'staff-stop': (at) => (this.enrolment = { ...this.enrolment, stop: { at, by: { kind: 'staff', id: 'anna' } } }),
    erase: () => {
      const { person: _erased, ...known } = this.known;
      this.known = known;
    },
    'offer-sent': (at) => {
      const { person } = this.known;
      if (!person || (person.freeAt ?? at) > at) return; // it obeys the same rules
      this.offers.push(at);
      this.person({ freeAt: plus(at, threeDays) });
    },
    'mailing-waits': (at) => {
      this.person({ isReserved: true });
      this.#mailingUntil = plus(at, 5 * 86_400_000);
    },
    'mailing-over': () => this.#endMailing(),
    'pause-mail': () => (this.known = { ...this.known, isPaused: true }),
    'resume-mail': () => (this.known = { ...this.known, isPaused: false }),
    rush: () => (this.rushes += 2),
    'letter-rewritten': () => {
      const versions = [...this.known.versions].map(([letter, version]) => [letter, `${version}+`] as const);
      this.known = { ...this.known, versions: new Map(versions) };
    },
    'next-letter-refused': () => (this.refuses += 1),
  };

  #mailingUntil = '';
  #endMailing(): void {
    const { person } = this.known;
    if (!person) return;
    const { isReserved: _over, ...free } = person;
    this.known = { ...this.known, person: free };
  }

  /** Decides until it waits or has ended. */
  look(at: string): void {
    if (at >= this.#mailingUntil) this.#endMailing();
    for (;;) {
      if (this.enrolment.stage.name === 'ended') return;
      const next = this.#next(at);
      this.decisions += 1;
      this.#done(next, at);
      if (next.do === 'wait') return;
    }
  }

  #next(at: string): Next {
    const next = nextStep(this.enrolment, this.known, at, this.#cadence);
    if (next.do !== 'send' || this.rushes === 0) return next;
    this.rushes -= 1;
    return nextStep(this.enrolment, { ...this.known, isBusy: true }, at, this.#cadence);
  }

  #done(next: Next, at: string): void {
    if (next.do === 'end') {
      this.end = { at, cause: next.cause };
      this.enrolment = { ...this.enrolment, stage: { name: 'ended', at, cause: next.cause }, alarms: [] };
    } else if (next.do === 'wait') {
      if (next.until <= at) this.standstills += 1;
      const { until, why } = next;
      this.enrolment = { ...this.enrolment, stage: { name: 'running', why }, alarms: [{ name: 'look', at: until }] };
    } else if (next.do === 'skip') this.#step(next.letter, { state: 'skipped', at, why: 'seen-before' });
    else this.#send(next, at);
  }

  #send({ letter, version }: Extract<Next, { do: 'send' }>, at: string): void {
    if (this.refuses > 0) {
      this.refuses -= 1;
      const before = this.enrolment.steps[letter];
      const tries = before?.state === 'refused' ? before.tries + 1 : 1;
      this.#step(letter, { state: 'refused', at, why: 'throttled', tries });
      return;
    }
    if (this.known.person?.isReserved) this.overtakings += 1;
    this.letters.push({ at, letter, version });
    this.#step(letter, { state: 'marked', at, letterId: idOf(0x900 + this.letters.length) });
    this.known = { ...this.known, seen: new Set([...this.known.seen, version]) };
    this.person({ freeAt: plus(at, threeDays) });
  }

  #step(letter: string, step: Enrolment['steps'][string]): void {
    this.enrolment = { ...this.enrolment, steps: { ...this.enrolment.steps, [letter]: step } };
  }
}

/** Plays events, in the order of their times, into one drip; nobody tells it of those it has to find out by itself. */
export function play(events: readonly Event[], cadence: Cadence, begin: Partial<Enrolment> = {}): Played {
  const world = new World(cadence, begin);
  world.look(world.enrolment.visit.enteredAt);
  for (const event of events.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    for (let at = world.wakesAt; at !== undefined && at < event.at; at = world.wakesAt) world.look(at);
    world.happen(event);
    world.look(event.at); // each fact of these wakes it
  }
  for (let at = world.wakesAt, looks = 0; at !== undefined && looks < 1000; at = world.wakesAt, looks += 1)
    world.look(at);
  const { letters, offers, stops, decisions, overtakings, standstills, end } = world;
  return { letters, offers, stops, decisions, overtakings, standstills, ...(end && { end }) };
}
