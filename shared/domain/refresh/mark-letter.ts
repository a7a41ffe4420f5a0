/** The mark of a letter, whether it belongs to a programme or to a mailing. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Person } from '../people/person.ts';
import type { Context } from '../records/context.ts';
import { change, claim, provided, together } from '../records/plan.ts';
import type { AnyRecord, Plan } from '../records/records.ts';
import type { Language } from './letter.ts';
import { mailOf, type PersonMail } from './person-mail.ts';
import { type Belongs, freeAfterMs, letterKey, senderOf, type SentLetter } from './sent-letter.ts';

/** Who gets a letter, by the key their address would be suppressed under. */
export type Addressee = { readonly person: Person; readonly suppressionKey: string; readonly language: Language };

type Marking = { readonly of: Belongs; readonly letter: string; readonly version: string };

/**
 * The mark is the sending: with it a letter's version is taken from what the person may still get, and the person's next
 * days from all other letters; and only while nothing that was looked at has changed.
 *
 * @param stood what it was decided by beside the person
 */
export function markLetter(
  { person, suppressionKey, language }: Addressee,
  { of, letter, version: letterVersion }: Marking,
  stood: readonly AnyRecord[],
  { at, newId }: Context,
): { readonly plan: Plan; readonly letter: SentLetter } {
  const names = { letter, letterVersion };
  const sent: SentLetter = {
    ...{ kind: 'letter', id: newId(), version: 1, personId: person.id },
    ...of,
    ...names,
    ...{ language, markedAt: at, state: 'marked' },
  };
  const { kind, id } = senderOf(of);
  const sender = { [senderField[kind]]: id };
  const plan = together(
    change(undefined, sent, { type: 'LetterMarked', data: { personId: person.id, ...sender, ...names } }),
    change(person, { ...person, version: person.version + 1, mail: taken(mailOf(person), of, at) }),
    claim({ key: letterKey(person.id, letterVersion), holder: sent }),
    provided(...stood.map((record) => ({ unchanged: record, version: record.version })), {
      unheld: suppressionKey,
      by: sent,
    }),
  );
  return { plan, letter: sent };
}

const senderField = { enrolment: 'enrolmentId', mailing: 'mailingId', 'win-back': 'winBackId' } as const;

/** The next days taken, and what a mailing had reserved for this letter given back. */
function taken({ reserved, ...mail }: PersonMail, of: Belongs, at: Instant): PersonMail {
  const freeAt = new Date(Date.parse(at) + freeAfterMs).toISOString();
  const sender = senderOf(of);
  const others = Object.entries(reserved ?? {}).filter(([, id]) => id !== sender.id);
  return { ...mail, freeAt, ...(others.length > 0 && { reserved: Object.fromEntries(others) }) };
}
