/** Somebody as they are typed in: a name, an e-mail, a phone, and what they decide at their account. */
import * as z from 'zod';
import { normaliseEmail } from '../contacts/email.ts';
import { normalisePhone } from '../contacts/phone.ts';
import { lazily } from '../lazily.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import { survivorOf } from '../merges/aliases.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Secrets } from '../secrets.ts';
import { committeeRoles } from './committee.ts';
import type { Contacts } from './people.ts';
import type { Person } from './person.ts';
import { saidText } from '../said-text.ts';

export const contactDetails = {
  name: saidText(200),
  email: saidText(300),
  phone: saidText(60),
  role: z.enum(committeeRoles),
} as const;

export const NewContact = lazily(() => z.strictObject(contactDetails).partial());
export type NewContact = z.infer<ReturnType<typeof NewContact>>;

export type ReadContact = {
  readonly ok: true;
  readonly contacts: Contacts;
  /** Keyed hashes of the e-mail and the phone, by which the person is found again. */
  readonly keys: readonly string[];
};

/** The contacts in one spelling; refused when one of them is none. */
export async function readContact(
  { name, email, phone }: Pick<NewContact, 'name' | 'email' | 'phone'>,
  secrets: Pick<Secrets, 'hash'>,
  { policy }: Context,
): Promise<ReadContact | Refused> {
  const address = email === undefined ? undefined : normaliseEmail(email);
  const number = phone === undefined ? undefined : normalisePhone(phone, policy.company.country)?.e164;
  if (email !== undefined && address === undefined) return refuse('email-wrong', `${email} is no e-mail address`);
  if (phone !== undefined && number === undefined)
    return refuse('phone-wrong', `${phone} is no phone number; give it with its area code, abroad with + and country`);
  const contacts = present({ name, email: address, phone: number });
  return { ok: true, contacts, keys: await contactKeysOf(contacts, secrets) };
}

/** The persons some keys lead to, each once, aliases as what they were merged into. */
export async function holdersOf(
  keys: readonly string[],
  records: Pick<Records, 'get' | 'getMany' | 'holderOf'>,
): Promise<readonly Person[]> {
  const holders = (await Promise.all(keys.map((key) => records.holderOf(key)))).filter(
    (holder) => holder !== undefined,
  );
  const found = await records.getMany('person', [...new Set(holders.map(({ id }) => id))]);
  const persons = await Promise.all(found.map((person) => survivorOf('person', person, records)));
  return [...new Map(persons.map((person) => [person.id, person])).values()];
}
