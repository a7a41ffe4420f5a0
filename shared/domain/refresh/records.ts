/** What the programme of a basket looks at, read from the store. */
import { accountOfPerson } from '../accounts/account-of-person.ts';
import type { Account } from '../accounts/account.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { isLiveDeal } from '../deals/enter.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import type { Lead } from '../leads/lead.ts';
import { familyOf, findSurvivor, survivorOf } from '../merges/aliases.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Records, Ref } from '../records/records.ts';
import type { Secrets } from '../secrets.ts';
import type { Stands } from './advance.ts';
import { taskOf } from './asked.ts';
import type { Enrolled } from './enrol.ts';
import type { Enrolment } from './enrolment.ts';
import { isPaused } from './judge-mail.ts';
import type { Known, KnownPerson } from './known.ts';
import type { Language } from './letter.ts';
import type { Letters } from './letters.ts';
import { mailOf, marketing, type PersonMail, type Signals, type Topic } from './person-mail.ts';
import { letterKey, type Suppression, suppressionKey } from './sent-letter.ts';

type Of = { readonly personId: string; readonly accountId?: string | undefined };

/** Whom letters about a lead or deal go to, as they go on by now; nobody once the person is erased. */
export async function enrolledOf(
  { personId, accountId }: Of,
  records: Pick<Records, 'get'>,
): Promise<Enrolled | undefined> {
  const person = await findSurvivor('person', personId, records);
  if (!person || person.erasedAt !== undefined) return undefined;
  const account =
    accountId === undefined ? await accountOfPerson(person, records) : await records.get('account', accountId);
  return { person, account: account && (await survivorOf('account', account, records)) };
}

export type Reading = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'list' | 'holderOf'>;
  readonly people: Pick<People, 'get'>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly letters: Pick<Letters, 'versions'>;
};

/** Everything an enrolment is decided by at an instant. Letters are in the person's language, or nobody writes to them. */
export async function standsOf(
  enrolment: Enrolment,
  plantLanguage: Language,
  at: Instant,
  stores: Reading,
): Promise<{ readonly stands: Stands; readonly known: Known }> {
  const { records, letters } = stores;
  const [subject, enrolled, task, paused] = await Promise.all([
    subjectOf(enrolment, records),
    enrolledOf(enrolment, records),
    taskOf(enrolment, records),
    isPaused(records),
  ]);
  const { person, account } = enrolled ?? {};
  const language = person?.language ?? plantLanguage;
  const versions = await letters.versions(enrolment.basket, language, at);
  const [mailbox, seen, hasOpenDeal] = await Promise.all([
    person && mailboxOf(person, ['all', enrolment.basket], stores),
    person ? seenBy(person, [...versions.values()], records) : new Set<string>(),
    account ? isBuying(account, subject, records) : false,
  ]);
  const { known: reader, suppressionKey: key } = mailbox ?? {};
  const known: Known = {
    whereabouts: whereaboutsOf(enrolment, subject, person),
    ...present({ person: reader }),
    signals: signalsOf(person, account),
    hasOpenDeal,
    versions,
    seen,
    isPaused: paused,
    isBusy: false,
  };
  return {
    stands: { enrolment, subject, person, account, task, language, ...present({ suppressionKey: key }) },
    known,
  };
}

export const signalsOf = (person: Person | undefined, account: Account | undefined): Signals => ({
  ...(person && mailOf(person).signals),
  ...account?.signals,
});

async function subjectOf({ subject: { kind, id } }: Enrolment, records: Pick<Records, 'get'>): Promise<Lead | Deal> {
  const found = await records.get(kind, id);
  if (!found) throw new Error(`the ${kind} ${id} of an enrolment does not exist`);
  return found;
}

/** Of two enrolments of one person only the last that began is theirs. */
function whereaboutsOf(
  { id, basket }: Enrolment,
  { stage }: Lead | Deal,
  person: Person | undefined,
): Known['whereabouts'] {
  if (person && mailOf(person).enrolmentId !== id) return 'other-basket';
  if (stage.name === 'parked') return stage.basket === basket ? 'in-basket' : 'other-basket';
  return isWorked(stage.name) ? 'returned' : 'closed';
}

const over: readonly string[] = ['spam', 'rejected', 'handed-to-dealer', 'merged', 'lost', 'cancelled'];
const isWorked = (stage: string): boolean => !over.includes(stage);

export type MailStores = Pick<Reading, 'people' | 'secrets'> & {
  readonly records: Pick<Records, 'get' | 'getMany' | 'holderOf'>;
};
type Mailbox = { readonly known: KnownPerson; readonly suppressionKey?: string };

/**
 * What is known of whom letters go to.
 *
 * @param topics those of which one is enough to have unsubscribed from
 * @param aheadOf of those that have reserved their next free moment, who goes first. @default - all of them
 */
export async function mailboxOf(
  person: Person,
  topics: readonly Topic[],
  stores: MailStores,
  aheadOf: (reserved: Reserved) => Reserved = (reserved) => reserved,
): Promise<Mailbox> {
  const key = await suppressedUnder(person, stores);
  const cause = key === undefined ? undefined : await suppressedFor(key, stores.records);
  const { unsubscribed, freeAt, reserved = {} } = mailOf(person);
  return {
    known: {
      hasAddress: key !== undefined,
      hasConsent: person.consents[marketing] !== undefined && cause !== 'erased',
      unsubscribed: unsubscribed.some((topic) => topics.includes(topic)),
      ...present({ suppressed: cause === 'erased' ? undefined : cause, freeAt }),
      ...((await anyRuns(aheadOf(reserved), stores.records)) && { isReserved: true }),
    },
    ...present({ suppressionKey: key }),
  };
}

/** The key the person's address would be suppressed under; nothing where nobody knows it. */
async function suppressedUnder({ id }: Person, { people, secrets }: MailStores): Promise<string | undefined> {
  const contacts = await people.get('contacts', id, id);
  const [addressHash] = contacts?.email === undefined ? [] : await contactKeysOf({ email: contacts.email }, secrets);
  return addressHash === undefined ? undefined : suppressionKey(addressHash);
}

async function suppressedFor(
  key: string,
  records: Pick<Records, 'get' | 'holderOf'>,
): Promise<Suppression['cause'] | undefined> {
  const holder = await records.holderOf(key);
  return holder && (await records.get('suppression', holder.id))?.cause;
}

type Reserved = NonNullable<PersonMail['reserved']>;

/** Whether one of those that have reserved their next free moment still runs: what others have is nobody's. */
export async function anyRuns(
  { offer, campaign, winBack }: Reserved,
  records: Pick<Records, 'getMany'>,
): Promise<boolean> {
  const running = await Promise.all([
    records.getMany(
      'mailing',
      [offer, campaign].filter((id) => id !== undefined),
    ),
    records.getMany('win-back', winBack === undefined ? [] : [winBack]),
  ]);
  return running.flat().some(({ stage }) => stage.name === 'running');
}

/** Which of these versions the person has got, under whichever of their ids. */
export async function seenBy(
  person: Person,
  versions: readonly string[],
  records: Reading['records'],
): Promise<ReadonlySet<string>> {
  const held = await Promise.all(
    versions.map(async (version) => ((await lettersTo(person, version, records)).length > 0 ? [version] : [])),
  );
  return new Set(held.flat());
}

/** The letters by which a person got a version, under whichever of their ids. */
export async function lettersTo(person: Person, version: string, records: Reading['records']): Promise<Ref[]> {
  const family = await familyOf('person', person, records);
  const holders = await Promise.all(family.map(({ id }) => records.holderOf(letterKey(id, version))));
  return holders.filter((holder) => holder !== undefined);
}

/** Whether the account has an open deal beside the one that is parked. */
export async function isBuying(account: Account, subject: Lead | Deal, records: Reading['records']): Promise<boolean> {
  const deals = await dealsOf(await familyOf('account', account, records), records);
  return deals.some((deal) => deal.id !== subject.id && isLiveDeal(deal));
}

/** The last hundred deals of each of some accounts that are one. */
export async function dealsOf(
  family: readonly Pick<Account, 'id'>[],
  records: Pick<Records, 'list' | 'getMany'>,
): Promise<Deal[]> {
  const pages = await Promise.all(
    family.map(({ id: of }) => records.list({ index: 'parent', of, kind: 'deal' }, { limit: 100, newestFirst: true })),
  );
  return records.getMany(
    'deal',
    pages.flatMap(({ items }) => items.map(({ id }) => id)),
  );
}
