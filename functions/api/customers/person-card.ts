import type { Account } from '../../../shared/domain/accounts/account.ts';
import { findSurvivor } from '../../../shared/domain/merges/aliases.ts';
import type { PersonRecords } from '../../../shared/domain/people/edit-person.ts';
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
  const [account, contacts, leads] = await Promise.all([
    accountOf(person, records),
    people.get('contacts', person.id, person.id),
    records.getMany(
      'lead',
      person.openLeads.map(({ id }) => id),
    ),
  ]);
  return { account, contacts: contacts ?? {}, leadOwners: leads.map(({ owner }) => owner) };
}

/** A person as whoever asks may see them. */
export async function personCard(
  person: Person,
  { records, people }: Pick<Services, 'records' | 'people'>,
  context: Context,
): Promise<ShownPerson> {
  const [shown] = await shownPersons([person], await accountOf(person, records), context.by, people, context);
  if (!shown) throw new Error('one person is shown as one');
  return shown;
}
