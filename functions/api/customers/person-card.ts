import type { Account } from '../../../shared/domain/accounts/account.ts';
import { findSurvivor } from '../../../shared/domain/merges/aliases.ts';
import type { PersonRecords, WhosePerson } from '../../../shared/domain/people/edit-person.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { type ShownPerson, shownPersons } from '../../../shared/domain/people/who.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import type { Services } from './services.ts';

/** The account a person belongs to by now. */
export const accountOf = async ({ accountId }: Person, records: Pick<Records, 'get'>): Promise<Account | undefined> =>
  accountId === undefined ? undefined : findSurvivor('account', accountId, records);

/** What an edit of a person, and the right to see them, look at. */
export async function personRecords(person: Person, { records, people }: Services): Promise<PersonRecords> {
  const [whose, contacts] = await Promise.all([whoseIs(person, records), people.get('contacts', person.id, person.id)]);
  return { ...whose, contacts: contacts ?? {} };
}

async function whoseIs(person: Person, records: Pick<Records, 'get' | 'getMany'>): Promise<WhosePerson> {
  const ids = person.openLeads.map(({ id }) => id);
  const [account, leads] = await Promise.all([accountOf(person, records), records.getMany('lead', ids)]);
  return { account, leadOwners: leads.map(({ owner }) => owner) };
}

/** A person as whoever asks may see them. */
export async function personCard(
  person: Person,
  { records, people }: Pick<Services, 'records' | 'people'>,
  context: Context,
): Promise<ShownPerson> {
  const [shown] = await shownPersons([person], await whoseIs(person, records), context.by, people, context);
  if (!shown) throw new Error('one person is shown as one');
  return shown;
}
