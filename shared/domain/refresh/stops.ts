/** What ends the letters of an enrolment for good, whatever its programme still has. */
import type { EndCause, Enrolment } from './enrolment.ts';
import type { Known, KnownPerson } from './known.ts';
import type { Signals } from './person-mail.ts';

/** Of an enrolment whose person was not erased. */
export type Alive = Known & { readonly person: KnownPerson };

export type StopCause = Exclude<EndCause, 'erased' | 'wake-up' | 'programme-over' | 'call-due'>;

type Stopping = Pick<Enrolment, 'before' | 'stop'>;
type Holds = (known: Alive, enrolment: Stopping) => boolean;

/** Whether it happened since letters began: not by its time, which may be the same. */
export const isNew = (signal: keyof Signals, signals: Signals, before: Signals): boolean =>
  signals[signal] !== undefined && signals[signal] !== before[signal];

const happened =
  (signal: keyof Signals): Holds =>
  ({ signals }, { before }) =>
    isNew(signal, signals, before);

/** In the order of what is told when several hold: first what nobody may overrule. */
const stops: Readonly<Record<StopCause, Holds>> = {
  returned: ({ whereabouts }) => whereabouts === 'returned',
  'other-basket': ({ whereabouts }) => whereabouts === 'other-basket',
  closed: ({ whereabouts }) => whereabouts === 'closed',
  stopped: (_known, { stop }) => stop !== undefined,
  complaint: ({ person }) => person.suppressed === 'complaint',
  'hard-bounce': ({ person }) => person.suppressed === 'hard-bounce',
  unsubscribed: ({ person }) => person.unsubscribed,
  'consent-withdrawn': happened('consentWithdrawn'),
  reply: happened('replied'),
  'colleague-reply': happened('colleagueReplied'),
  'new-request': happened('asked'),
  'deal-opened': happened('dealOpened'),
};
const causes = Object.keys(stops) as StopCause[]; // Object.keys forgets the key type

/** The first cause that holds; nothing while letters may go on. */
export const stopOf = (enrolment: Stopping, known: Alive): StopCause | undefined =>
  causes.find((cause) => stops[cause](known, enrolment));
