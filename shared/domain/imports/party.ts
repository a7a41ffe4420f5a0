/** The account of a row and whom one meets there, as far as nobody knows them yet with what opens them. */
import type { Account } from '../accounts/account.ts';
import type { PersonalItem } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import { change, claim, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { accountsOf, type About, type Contact, notOne, openAccount } from './account-of.ts';
import { contactOf, type ContactRow, heldContact, isAtAnother, personOf } from './contact-fields.ts';
import { broughtBy, type RowContext, type RowRejected, type RowStores } from './row-kind.ts';

export type Party = {
  readonly ok: true;
  readonly account: Account;
  readonly personId: string;
  readonly plan: Plan;
  readonly items: readonly PersonalItem[];
};

/** A contact another company has is an error; who has no contact is spoken to through whoever is met there first. */
export async function partyOf(
  about: About & ContactRow,
  column: string,
  stores: RowStores,
  context: RowContext,
): Promise<Party | RowRejected> {
  const [account, another] = await accountsOf(about, stores);
  if (another) return notOne(column, about);
  const contact = await contactOf(about, stores);
  const person = contact && (await personOf(contact, stores));
  if (person && (await isAtAnother(person, account, stores))) return { ok: false, errors: [heldContact(about)] };
  if (!account) return opened(about, person, contact, stores, context);
  return { ok: true, account, ...(person ? found(person.id) : met(account, contact, context)) };
}

const found = (personId: string) => ({ personId, plan: together(), items: [] });

/** Whom one meets at an account there is, where nobody knows the contact. */
const met = (account: Account, contact: Contact | undefined, context: RowContext) =>
  contact && contact.keys.length > 0 ? joined(account, contact, context) : found(account.mainPersonId);

/** Somebody who has only asked so far stays as they are. */
async function opened(
  { company, taxId, segment, region, owner }: About,
  known: Person | undefined,
  contact: Contact | undefined,
  stores: RowStores,
  context: RowContext,
): Promise<Party> {
  const about = present({ company, taxId, segment, region, owner });
  const { person, ...rest } = await openAccount(about, known ? undefined : contact, stores, context);
  return { ok: true, personId: known?.id ?? person.id, ...rest };
}

/** One person more at an account there is. */
export function joined(account: Account, { contacts, keys, role }: Contact, context: RowContext) {
  const person: Person = {
    kind: 'person',
    id: context.newId(),
    version: 1,
    accountId: account.id,
    openLeads: [],
    contactKeys: [...keys],
    consents: {},
    ...broughtBy(context),
    ...present({ role }),
  };
  const plan = together(
    change(undefined, person, { type: 'PersonAppeared', data: { source: 'import' } }),
    claim(...keys.map((key) => ({ key, holder: person }))),
  );
  const items: PersonalItem[] = [{ kind: 'contacts', of: person.id, id: person.id, value: contacts }];
  return { personId: person.id, plan, items };
}
