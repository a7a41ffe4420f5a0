/** One of an audience, dealt with: the letter marked and sent, the next free moment reserved, or nothing. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Person } from '../people/person.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, type Decision, provided, together } from '../records/plan.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import type { Plan } from '../records/records.ts';
import { markLetter } from '../refresh/mark-letter.ts';
import { languageOf } from '../refresh/nurture.ts';
import type { Outbox, OutgoingMail } from '../refresh/outbox.ts';
import { mailOf } from '../refresh/person-mail.ts';
import { type Prepare, sendMarked } from '../refresh/send-letter.ts';
import { sendingWindow } from '../refresh/sending-window.ts';
import type { Member, SentLetter } from '../refresh/sent-letter.ts';
import { knownRecipient, type Recipient, type RecipientReading } from './known-recipient.ts';
import type { HeldCause, Mailing } from './mailing.ts';
import type { Offer } from './offer.ts';
import { type KnownRecipient, type NextFor, nextFor } from './recipient.ts';

export type Reaching = Pipelines &
  Omit<RecipientReading, 'records'> & {
    readonly outbox: Outbox;
    readonly prepare: Prepare;
    /** Whether one more letter may leave within this second, which it then counts for. */
    readonly pace: () => Promise<boolean>;
    /** Until it is asked again. */
    readonly pause: () => Promise<void>;
  };

/** What came of one of an audience. `overtaken`: somebody stopped the mailing, or another execution of it works. */
export type Reached =
  | { readonly did: 'sent' | 'passed' | 'overtaken' }
  | { readonly did: 'held'; readonly why: HeldCause; readonly until?: Instant };

type Sending = { readonly letter: SentLetter; readonly mail: OutgoingMail };
type Step = { readonly reached: Reached; readonly sending?: Sending };

/** Deals with one of an audience; again, it does nothing again. */
export async function reach(
  mailing: Mailing,
  member: Member,
  offers: readonly Offer[],
  services: Reaching,
): Promise<Reached> {
  const context = await contextOf({ kind: 'system', id: 'mailing' }, services);
  const { reached, sending } = await decideAndCommit(services.records, context, () =>
    stepFor(mailing, member, offers, services, context),
  );
  if (!sending) return reached;
  const { did } = await sendMarked(sending.letter, sending.mail, services, context);
  return did === 'refused' ? { did: 'held', why: 'refused' } : reached;
}

async function stepFor(
  mailing: Mailing,
  member: Member,
  offers: readonly Offer[],
  services: Reaching,
  context: Context,
): Promise<Decision<Step>> {
  const { policy, at } = context;
  const now = await services.records.get('mailing', mailing.id);
  if (now?.version !== mailing.version) return doing({ did: 'overtaken' });
  const { recipient, known } = await knownRecipient(mailing, member, languageOf(policy), services);
  const next = nextFor(known, at, sendingWindow(policy.calendar, recipient.person?.timeZone));
  switch (next.do) {
    case 'count':
      return doing({ did: 'sent' });
    case 'pass':
      return doing({ did: 'passed' });
    case 'hold':
      return hold(mailing, recipient, known, next);
    case 'send':
      return marked(mailing, { ...recipient, offers }, next.version, services, context);
  }
}

const doing = (reached: Reached, plan: Plan = together()): Decision<Step> => ({ ok: true, plan, reached });

function hold(
  mailing: Mailing,
  { person }: Recipient,
  { isOutranked }: KnownRecipient,
  { do: _hold, ...held }: Extract<NextFor, { do: 'hold' }>,
): Decision<Step> {
  const queues = held.why === 'another-letter' && !isOutranked;
  return doing({ did: 'held', ...held }, person && queues ? reserve(mailing, person) : together());
}

/** The person's next free moment, kept for this mailing while it runs. */
function reserve({ id, priority, version }: Mailing, person: Person): Plan {
  const mail = mailOf(person);
  if (mail.reserved?.[priority] === id) return together();
  const reserved = { ...mail.reserved, [priority]: id };
  const kept: Person = { ...person, version: person.version + 1, mail: { ...mail, reserved } };
  return together(change(person, kept), provided({ unchanged: { kind: 'mailing', id }, version }));
}

type Addressed = Recipient & { readonly offers: readonly Offer[] };

/** The letter, marked and written, once it may leave. */
async function marked(
  mailing: Mailing,
  { member, subject, person, account, suppressionKey, language, offers }: Addressed,
  version: string,
  { prepare, pace, pause }: Reaching,
  context: Context,
): Promise<Decision<Step>> {
  if (!person || suppressionKey === undefined) throw new Error('only somebody with an address is sent a letter');
  const of = { mailingId: mailing.id, pass: mailing.pass.n, member };
  const stood = [mailing, subject, account].filter((record) => record !== undefined);
  const addressee = { person, suppressionKey, language };
  const { plan, letter } = markLetter(addressee, { of, letter: mailing.letter, version }, stood, context);
  const mail = await prepare(letter, { subject, account, offers }, context.policy);
  while (!(await pace())) await pause();
  return { ok: true, plan, reached: { did: 'sent' }, sending: { letter, mail } };
}
