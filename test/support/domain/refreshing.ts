/** A person in a basket, for the rules of Refresh: an enrolment, and what is known when it is decided. */
import { calendar } from '../../../settings/calendar.ts';
import type { Cadence } from '../../../shared/domain/refresh/cadence.ts';
import type { Enrolment } from '../../../shared/domain/refresh/enrolment.ts';
import type { Known, KnownPerson } from '../../../shared/domain/refresh/known.ts';
import { sendingWindow } from '../../../shared/domain/refresh/sending-window.ts';
import { firstStanding } from '../../../shared/domain/pipeline/standing.ts';
import { idOf, monday } from './contexts.ts';
import { leadId, personId } from './leads.ts';

/** Three letters: at once, 4 and 5 working days apart, and a call 5 after the last. */
export const cadence: Cadence = {
  programme: {
    letters: [
      { letter: 'case', afterDays: 0 },
      { letter: 'review', afterDays: 4 },
      { letter: 'article', afterDays: 5 },
    ],
    callAfterDays: 5,
  },
  window: sendingWindow(calendar),
};

/** Begun on a Monday at ten, with nothing sent yet. */
export const enrolmentWith = (fields: Partial<Enrolment> = {}): Enrolment => ({
  kind: 'enrolment',
  id: idOf(0x801),
  ...firstStanding(monday),
  alarms: [{ name: 'look', at: monday }],
  subject: { kind: 'lead', id: leadId },
  personId,
  basket: 'needs',
  before: {},
  steps: {},
  stage: { name: 'running', why: 'gap' },
  ...fields,
});

export const marked = (at: string) => ({ state: 'marked', at, letterId: idOf(0x811) }) as const;

/** Somebody who may be written to, but for what is said of the person and of the rest. */
export const knownWith = (person: Partial<KnownPerson> = {}, rest: Partial<Known> = {}): Known => ({
  whereabouts: 'in-basket',
  person: { hasAddress: true, hasConsent: true, unsubscribed: false, ...person },
  signals: {},
  hasOpenDeal: false,
  versions: new Map(cadence.programme.letters.map(({ letter }) => [letter, `${letter}-1`])),
  seen: new Set(),
  isPaused: false,
  isBusy: false,
  ...rest,
});
