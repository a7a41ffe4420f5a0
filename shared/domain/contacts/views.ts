/** Who saw whose contacts. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Actor } from '../people/actor.ts';
import { byOf } from '../people/by.ts';
import type { WhosePerson } from '../people/edit-person.ts';
import type { Contacts, People, PersonalItem, Seen } from '../people/people.ts';
import type { Context } from '../records/context.ts';
import { contactsFor, mayReadContactsOf, type ShownContacts } from './contacts-for.ts';

type When = Pick<Context, 'at' | 'policy'>;

/** The contacts behind a lead or a deal; that somebody saw them is kept with the person, once a day for each record. */
export async function contactsShown(
  viewer: Actor,
  record: Lead | Deal,
  people: People,
  when: When,
): Promise<ShownContacts> {
  const shown = await contactsFor(viewer, record, people);
  if (!shown.masked) await noteView(viewer, record, people, when);
  return shown;
}

/** Keeps with the person behind a lead or a deal, or with the main one of an account, that somebody saw their contacts. */
export const noteView = (
  viewer: Actor,
  record: Lead | Deal | Account,
  people: Pick<People, 'put'>,
  when: When,
): Promise<void> =>
  people.put([seen(viewer, record.kind === 'account' ? record.mainPersonId : record.personId, record, when)]);

/** The contacts of persons on the card of their account, or of a person on their own; nothing for those who may not read them. */
export async function personsShown(
  viewer: Actor,
  persons: readonly { readonly id: string }[],
  whose: WhosePerson,
  people: Pick<People, 'get' | 'put'>,
  when: When,
): Promise<ReadonlyMap<string, Contacts> | undefined> {
  if (!mayReadContactsOf(viewer, whose)) return undefined;
  const contacts = await Promise.all(
    persons.map(async ({ id }) => [id, (await people.get('contacts', id, id)) ?? {}] as const),
  );
  await people.put(persons.map(({ id }) => seen(viewer, id, whose.account ?? { kind: 'person', id }, when)));
  return new Map(contacts);
}

function seen(
  viewer: Actor,
  of: string,
  { kind, id }: { readonly kind: string; readonly id: string },
  { at, policy }: When,
): PersonalItem {
  const by = byOf(viewer).id ?? viewer.kind;
  const day = dayOf(at, policy.calendar.timeZone);
  return { kind: 'seen', of, id: `${day}/${by}/${id}`, value: { by, at, kind, id } };
}

/** Who saw the contacts of a person, the latest first. */
export async function viewsOf(personId: string, people: Pick<People, 'list'>): Promise<Seen[]> {
  const views = await people.list('seen', personId);
  return views.map(({ value }) => value).sort((a, b) => b.at.localeCompare(a.at));
}
