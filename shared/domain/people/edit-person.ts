/** What staff correct about a person: their contacts, what they decide, and where they work. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { TimeZone } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, release, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { languages } from '../refresh/letter.ts';
import type { Secrets } from '../secrets.ts';
import { contactDetails, holdersOf, readContact } from './contact.ts';
import { goneRefusal } from './gone.ts';
import type { Contacts, PersonalItem } from './people.ts';
import type { Person } from './person.ts';
import { may } from './rights.ts';

/** An edit; `null` forgets the field, or says that they work there no more. */
export const PersonChanges = lazily(() =>
  z
    .strictObject({
      name: contactDetails.name.nullable(),
      email: contactDetails.email.nullable(),
      phone: contactDetails.phone.nullable(),
      role: contactDetails.role.nullable(),
      language: z.enum(languages).nullable(),
      timeZone: TimeZone.nullable(),
      accountId: z.null(),
    })
    .partial(),
);
export type PersonChanges = z.infer<ReturnType<typeof PersonChanges>>;

/** Whose a person is: of who works their account. */
export type WhosePerson = {
  readonly account: Account | undefined;
  /** Owners of the open leads of somebody who belongs to no account. */
  readonly leadOwners: readonly (string | undefined)[];
};

/** What an edit looks at beside the person. */
export type PersonRecords = WhosePerson & { readonly contacts: Contacts };

type Stores = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'holderOf'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};
type Edited = Decision<{ person: Person; contacts: Contacts; items: readonly PersonalItem[] }>;

/** Whether somebody may correct a person: who works their account, or a lead of theirs while they have no account. */
export const mayEdit = ({ account, leadOwners }: WhosePerson, { by }: Pick<Context, 'by'>): boolean =>
  account ? may(by, 'work-account', account.owner) : leadOwners.some((owner) => may(by, 'work-lead', owner));

/** Edits a person. A contact that leads to somebody else is refused: the two may be one, to be merged. */
export async function editPerson(
  person: Person,
  { accountId, role, language, timeZone, ...typed }: PersonChanges,
  beside: PersonRecords,
  stores: Stores,
  context: Context,
): Promise<Edited> {
  if (!mayEdit(beside, context)) return forbid('the person is another manager’s');
  const gone = goneRefusal(person);
  if (gone) return gone;
  if (accountId === null && beside.account?.mainPersonId === person.id)
    return refuse('main-person', 'they are the main person of the account; name another one first');
  const read = await readContact(present(withoutNulls(typed)), stores.secrets, context);
  if (!read.ok) return read;
  const [other] = (await holdersOf(read.keys, stores.records)).filter(({ id }) => id !== person.id);
  if (other)
    return refuse('contact-taken', `person ${other.id} has this contact; merge the two if they are one`, {
      kind: 'conflict',
    });
  const contacts = present(withoutNulls({ ...beside.contacts, ...typed, ...read.contacts }));
  const fields = fieldsIn(beside.contacts, contacts);
  return edited(person, { contacts, accountId, role, language, timeZone, fields }, beside, stores);
}

type Told = { readonly [F in Placed]: PersonChanges[F] } & {
  readonly contacts: Contacts;
  /** Contacts that differ from those before. */
  readonly fields: readonly string[];
};

async function edited(
  person: Person,
  told: Told,
  { contacts: before }: PersonRecords,
  { secrets }: Stores,
): Promise<Edited> {
  const { contacts } = told;
  const placed = placedAnew(person, told);
  const fields = [...told.fields, ...places.filter((field) => placed[field] !== person[field])];
  if (fields.length === 0) return { ok: true, person, contacts, items: [], plan: together() };
  const [old, fresh] = await Promise.all([contactKeysOf(before, secrets), contactKeysOf(contacts, secrets)]);
  const keys = fresh.filter((key) => !person.contactKeys.includes(key));
  const gone = person.contactKeys.filter((key) => old.includes(key) && !fresh.includes(key));
  const contactKeys = [...person.contactKeys.filter((key) => !gone.includes(key)), ...keys];
  const after: Person = { ...placed, version: person.version + 1, contactKeys };
  const plan = together(
    change(person, after, { type: 'PersonEdited', data: { fields } }),
    release(...gone.map((key) => ({ key, holder: person }))),
    claim(...keys.map((key) => ({ key, holder: person }))),
  );
  const isOtherContact = told.fields.length > 0;
  const items: PersonalItem[] = isOtherContact
    ? [{ kind: 'contacts', of: person.id, id: person.id, value: contacts }]
    : [];
  return { ok: true, person: after, contacts, items, plan };
}

/** What an edit may say of a person beside their contacts. */
const places = ['role', 'language', 'timeZone', 'accountId'] as const;
type Placed = (typeof places)[number];

/** The person with what is known of them by now. */
function placedAnew({ role, language, timeZone, accountId, ...bare }: Person, told: Told): Person {
  return {
    ...bare,
    ...present({
      role: anew(role, told.role),
      language: anew(language, told.language),
      timeZone: anew(timeZone, told.timeZone),
      accountId: anew(accountId, told.accountId),
    }),
  };
}

/** What an edit does not speak of stays, and what it denies goes. */
const anew = <T>(before: T | undefined, told: T | null | undefined): T | undefined =>
  told === undefined ? before : (told ?? undefined);

const withoutNulls = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]: Exclude<T[K], null>;
  }; // only the nulls are gone

const fieldsIn = (before: Contacts, after: Contacts): string[] =>
  (['name', 'email', 'phone'] as const).filter((field) => before[field] !== after[field]);
