/** What a mailing looks at of one of its audience, read from the store. */
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Language } from '../refresh/letter.ts';
import { mailOf, type Topic } from '../refresh/person-mail.ts';
import { anyRuns, enrolledOf, isBuying, lettersTo, mailboxOf, type Reading } from '../refresh/records.ts';
import type { Member } from '../refresh/sent-letter.ts';
import { basketOf } from './audience.ts';
import type { Mailing } from './mailing.ts';
import type { KnownRecipient } from './recipient.ts';

/** A mailing, or one that is only thought of. */
export type Sendout = Pick<Mailing, 'audience' | 'versions' | 'priority'> & Partial<Pick<Mailing, 'id' | 'pass'>>;

/** The records that one of an audience is decided by. */
export type Recipient = {
  readonly member: Member;
  readonly subject: Lead | Deal | undefined;
  /** As it goes on, if it was merged; nobody once erased. */
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  /** The key their address would be suppressed under. */
  readonly suppressionKey?: string;
  readonly language: Language;
};

export type RecipientReading = Omit<Reading, 'letters'>;

type Known = { readonly recipient: Recipient; readonly known: KnownRecipient };

/** Everything one of an audience is decided by. */
export async function knownRecipient(
  sendout: Sendout,
  member: Member,
  plantLanguage: Language,
  stores: RecipientReading,
): Promise<Known> {
  const { records } = stores;
  const subject = member.kind === 'person' ? undefined : await records.get(member.kind, member.id);
  const { person, account } = (await enrolledOf(subject ?? { personId: member.id }, records)) ?? {};
  const language = person?.language ?? plantLanguage;
  const met = { member, subject, person, account, language };
  const isThere = isAmong(member, subject, sendout);
  const hasOpenDeal = await buys(account, subject, records);
  const version = sendout.versions[language];
  const stands = { isThere, hasOpenDeal, ...present({ version }) };
  if (!person) return { recipient: met, known: { ...stands, isOutranked: false } };
  const [mailbox, got, isOutranked] = await Promise.all([
    mailboxOf(person, topicsOf(sendout), stores),
    version === undefined ? undefined : gotBy(person, version, { sendout, member }, records),
    isBehind(person, sendout, records),
  ]);
  return {
    recipient: { ...met, ...present({ suppressionKey: mailbox.suppressionKey }) },
    known: { ...stands, isOutranked, person: mailbox.known, ...present({ got }) },
  };
}

/** Who is met by a lead or a deal is left alone while their account buys; who is met by their account is not. */
const buys = (
  account: Account | undefined,
  subject: Lead | Deal | undefined,
  records: RecipientReading['records'],
): Promise<boolean> => (account && subject ? isBuying(account, subject, records) : Promise.resolve(false));

/** Whether a lead or deal still waits in the basket of the audience. */
const isAmong = ({ kind }: Member, subject: Lead | Deal | undefined, { audience }: Sendout): boolean =>
  kind === 'person' || (subject?.stage.name === 'parked' && subject.stage.basket === basketOf(audience));

/** Who wants no letters of a basket is not told of campaigns by it, either. */
function topicsOf({ audience }: Sendout): Topic[] {
  const basket = basketOf(audience);
  return ['all', 'campaigns', ...(basket === undefined ? [] : [basket])];
}

type Meeting = { readonly sendout: Sendout; readonly member: Member };

/** By what somebody got a version before; nothing when they did not. */
async function gotBy(
  person: Person,
  version: string,
  { sendout, member }: Meeting,
  records: RecipientReading['records'],
): Promise<KnownRecipient['got']> {
  const [holder] = await lettersTo(person, version, records);
  if (!holder) return undefined;
  const letter = await records.get('letter', holder.id);
  if (!letter || !('mailingId' in letter) || letter.mailingId !== sendout.id) return 'before';
  if (letter.member.id !== member.id) return 'twice';
  return letter.pass === sendout.pass?.n ? 'now' : 'earlier';
}

/** Whether another letter waits for them, and goes first: an offer's before a campaign's, and whoever came first. */
function isBehind(person: Person, { id, priority }: Sendout, records: RecipientReading['records']): Promise<boolean> {
  const { campaign, ...offers } = mailOf(person).reserved ?? {};
  const before = Object.entries({ ...offers, ...(priority === 'campaign' && present({ campaign })) });
  return anyRuns(Object.fromEntries(before.filter(([, other]) => other !== id)), records);
}
