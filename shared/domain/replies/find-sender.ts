/** Who a letter that came to us is from, and which of our letters it answers. */
import type { Account } from '../accounts/account.ts';
import { companyDomain, normaliseEmail } from '../contacts/email.ts';
import { contactKeysOf, mailDomainKeyOf } from '../leads/enter-by-hand.ts';
import { holderOfDomain } from '../leads/known-sender.ts';
import { findSurvivor } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Records } from '../records/records.ts';
import { letterOfToken } from '../refresh/letter-token.ts';
import type { SentLetter } from '../refresh/sent-letter.ts';
import type { Secrets } from '../secrets.ts';
import type { InboundMail } from './inbound-mail.ts';

type Stores = { readonly records: Pick<Records, 'get' | 'holderOf'>; readonly secrets: Pick<Secrets, 'hash'> };

/** `colleague`: somebody else whose address is of the account's own domain. */
export type Sender =
  | { readonly is: 'person'; readonly person: Person; readonly letter?: SentLetter }
  | { readonly is: 'colleague'; readonly account: Account; readonly letter?: SentLetter }
  | { readonly is: 'stranger' };

/** The letter whose address it was sent to, first of all its recipients. */
export async function letterAnswered(
  { to }: Pick<InboundMail, 'to'>,
  { records, secrets }: Stores,
): Promise<SentLetter | undefined> {
  for (const address of to) {
    const token = /^reply\+([\da-f]+)@/i.exec(address)?.[1];
    const id = token === undefined ? undefined : await letterOfToken(token, secrets);
    const letter = id === undefined ? undefined : await records.get('letter', id);
    if (letter) return letter;
  }
  return undefined;
}

/**
 * By the letter it answers, else by the sender's address, else by their company's domain. Who answers a letter from an
 * address we do not know is its reader all the same, unless that address is another person's.
 */
export async function findSender(mail: Pick<InboundMail, 'from' | 'to'>, stores: Stores): Promise<Sender> {
  const [letter, byAddress] = await Promise.all([letterAnswered(mail, stores), personAt(mail.from, stores)]);
  const reader = letter && (await readerOf(letter, stores));
  const person = byAddress ?? reader;
  if (!person) return colleagueAt(mail.from, letter, stores);
  if (reader?.id === person.id) return { is: 'person', person, ...present({ letter }) };
  const account = reader && (await sharedAccount(reader, person, stores));
  return account ? { is: 'colleague', account, ...present({ letter }) } : { is: 'person', person };
}

const sharedAccount = async (one: Person, other: Person, { records }: Stores): Promise<Account | undefined> =>
  one.accountId !== undefined && one.accountId === other.accountId
    ? findSurvivor('account', one.accountId, records)
    : undefined;

/** Who was erased is nobody we know. */
async function readerOf({ personId }: SentLetter, { records }: Stores): Promise<Person | undefined> {
  const reader = await findSurvivor('person', personId, records);
  return reader?.erasedAt === undefined ? reader : undefined;
}

async function personAt(from: string | undefined, { records, secrets }: Stores): Promise<Person | undefined> {
  const email = from === undefined ? undefined : normaliseEmail(from);
  const [key] = await contactKeysOf({ email }, secrets);
  const holder = key === undefined ? undefined : await records.holderOf(key);
  return holder && findSurvivor('person', holder.id, records);
}

async function colleagueAt(
  from: string | undefined,
  letter: SentLetter | undefined,
  { records, secrets }: Stores,
): Promise<Sender> {
  const email = from === undefined ? undefined : normaliseEmail(from);
  if (companyDomain(email) === undefined) return { is: 'stranger' };
  const id = await holderOfDomain(await mailDomainKeyOf(email, secrets), records);
  const account = id === undefined ? undefined : await findSurvivor('account', id, records);
  return account ? { is: 'colleague', account, ...present({ letter }) } : { is: 'stranger' };
}
