/** What is said in words about a record. */
import { mayReadContacts } from '../contacts/contacts-for.ts';
import { maskContacts } from '../contacts/mask.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { type Actor, byOf } from './actor.ts';
import type { People, PersonalItem } from './people.ts';

/** Free text never stands in a fact: it is kept with the people it may name, and the fact holds its id. */
export const noteItem = (of: string, id: string, text: string, { at, by }: Context): PersonalItem => ({
  kind: 'note',
  of,
  id,
  value: { text, at, by: byOf(by).id ?? by.kind },
});

/** Everything said in words about a record, masked for who may not read contacts. */
export async function notesOf(
  record: Lead | Deal,
  by: Actor,
  { people }: { readonly people: Pick<People, 'list'> },
): Promise<{ id: string; text: string }[]> {
  const notes = await people.list('note', record.id);
  const isReadable = mayReadContacts(by, record);
  return notes.map(({ id, value: { text } }) => ({ id, text: isReadable ? text : maskContacts(text) }));
}
