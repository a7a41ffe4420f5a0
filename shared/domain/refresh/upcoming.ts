/** Which letters will leave, as things stand: the programme played on by its own decision. */
import type { Instant } from '../calendar/instant-schema.ts';
import { nextStep, type Cadence } from './cadence.ts';
import type { Enrolment } from './enrolment.ts';
import type { Known } from './known.ts';
import { freeAfterMs } from './sent-letter.ts';
import { isTimely } from './views.ts';

type Upcoming = { readonly letter: string; readonly at: Instant };

/** Whoever waits for nothing but the time is somebody who may be written to. */
const reachable = ({ programme }: Cadence, freeAt: Instant | undefined): Known => ({
  whereabouts: 'in-basket',
  person: { hasAddress: true, hasConsent: true, unsubscribed: false, ...(freeAt !== undefined && { freeAt }) },
  signals: {},
  hasOpenDeal: false,
  versions: new Map(programme.letters.map(({ letter }) => [letter, letter])),
  seen: new Set(),
  isPaused: false,
  isBusy: false,
});

/** The letters of an enrolment that leave until an instant, in their order; none while something else has to change first. */
export function upcomingOf(enrolment: Enrolment, cadence: Cadence, until: Instant): Upcoming[] {
  const [look] = enrolment.alarms;
  return look && isTimely(enrolment) ? [...played(enrolment, look.at, cadence, until)] : [];
}

function* played(begun: Enrolment, from: Instant, cadence: Cadence, until: Instant): Generator<Upcoming> {
  let [enrolment, freeAt]: [Enrolment, Instant | undefined] = [begun, undefined];
  for (let at = from; at <= until; ) {
    const next = nextStep(enrolment, reachable(cadence, freeAt), at, cadence);
    if (next.do === 'end' || next.do === 'skip') return; // nothing is passed over: they have seen no letter
    if (next.do === 'wait') {
      at = next.until;
      continue;
    }
    const { letter } = next;
    yield { letter, at };
    const step = { state: 'marked', at, letterId: begun.id } as const;
    enrolment = { ...enrolment, steps: { ...enrolment.steps, [letter]: step } };
    freeAt = new Date(Date.parse(at) + freeAfterMs).toISOString();
  }
}
