/** Who saw whose contacts. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { type Actor, byOf } from '../people/actor.ts';
import type { People, Seen } from '../people/people.ts';
import type { Context } from '../records/context.ts';
import { contactsFor, type ShownContacts } from './contacts-for.ts';

/** The contacts behind a lead or a deal; that somebody saw them is kept with the person, once a day for each record. */
export async function contactsShown(
  viewer: Actor,
  record: Lead | Deal,
  people: People,
  { at, policy }: Pick<Context, 'at' | 'policy'>,
): Promise<ShownContacts> {
  const shown = await contactsFor(viewer, record, people);
  if (shown.masked) return shown;
  const { kind, id, personId } = record;
  const by = byOf(viewer).id ?? viewer.kind;
  const day = dayOf(at, policy.calendar.timeZone);
  await people.put([{ kind: 'seen', of: personId, id: `${day}/${by}/${id}`, value: { by, at, kind, id } }]);
  return shown;
}

/** Who saw the contacts of a person, the latest first. */
export async function viewsOf(personId: string, people: Pick<People, 'list'>): Promise<Seen[]> {
  const views = await people.list('seen', personId);
  return views.map(({ value }) => value).sort((a, b) => b.at.localeCompare(a.at));
}
