/** What the mail service said to a letter that was marked, as one commit. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Person } from '../people/person.ts';
import { succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, release, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { WinBack } from '../win-backs/win-back.ts';
import type { Enrolment } from './enrolment.ts';
import type { Sending } from './outbox.ts';
import { mailOf } from './person-mail.ts';
import { letterKey, type SentLetter } from './sent-letter.ts';

/** What letters are steps of. */
export type Series = Enrolment | WinBack;

/** The letter and what its mark took, as they stand by now. */
export type Marked = {
  readonly letter: SentLetter;
  /** Where it is one of a series: what has it as its step. */
  readonly series: Series | undefined;
  /** Nobody once erased. */
  readonly person: Person | undefined;
};

/** Before anybody has heard of it. */
const isOpen = ({ state }: SentLetter): boolean => state === 'marked' || state === 'unknown';

/** An event of the mail service may have been faster: then that is known, and more. */
export function outcomePlan(marked: Marked, sending: Sending, context: Context): Plan {
  const { letter } = marked;
  if (sending.did === 'refused') return isOpen(letter) ? refused(marked, sending.why, context) : together();
  if (sending.did === 'unknown')
    return isOpen(letter) ? change(letter, next(letter, { state: 'unknown' })) : together();
  const { messageId } = sending;
  const after = next(letter, { messageId, ...(isOpen(letter) && { state: 'sent' }) });
  return change(letter, after, { type: 'LetterSent', data: { messageId } });
}

const next = (letter: SentLetter, fields: Partial<Pick<SentLetter, 'state' | 'messageId'>>): SentLetter => ({
  ...letter,
  version: letter.version + 1,
  ...fields,
});

/** It has not left: what the mark took is given back, and it may be tried again. */
function refused({ letter, series, person }: Marked, why: string, { at }: Context): Plan {
  const after = next(letter, { state: 'refused' });
  return together(
    series
      ? together(change(letter, after), stepRefused(series, letter.letter, why, at))
      : change(letter, after, { type: 'LetterRefused', data: { letter: letter.letter, why, tries: 1 } }),
    person ? freed(person) : together(),
    release({ key: letterKey(letter.personId, letter.letterVersion), holder: letter }),
  );
}

function stepRefused(series: Series, letter: string, why: string, at: Instant): Plan {
  const before = series.steps[letter];
  const tries = before?.state === 'marked' ? (before.tries ?? 0) + 1 : 1;
  const steps = { ...series.steps, [letter]: { state: 'refused', at, why, tries } as const };
  return change(series, succeed<Series>(series, { ...series, steps }), {
    type: 'LetterRefused',
    data: { letter, why, tries },
  });
}

function freed(person: Person): Plan {
  const { freeAt: _taken, ...mail } = mailOf(person);
  return change(person, { ...person, version: person.version + 1, mail });
}
