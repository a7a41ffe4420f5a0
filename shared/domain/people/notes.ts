/** What is said in words about a record. */
import { mayReadContacts } from '../contacts/contacts-for.ts';
import { maskContacts } from '../contacts/mask.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { present } from '../present.ts';
import type { Actor } from './actor.ts';
import { byOf } from './by.ts';
import type { Attached, AttachedFile, People, PersonalItem } from './people.ts';

/** Free text never stands in a fact: it is kept with the people it may name, and the fact holds its id. */
export const noteItem = (of: string, id: string, text: string, { at, by }: Context): PersonalItem => ({
  kind: 'note',
  of,
  id,
  value: { text, at, by: byOf(by).id ?? by.kind },
});

type Keeping = { readonly people: Pick<People, 'put'>; readonly newId: () => string };
type Words = { readonly note: string | undefined; readonly keep: (of: string) => Promise<void> };

/** What is said in words beside a decision, if anything is: the id its first fact names, and its way to the people it may name. */
export function inWords(text: string | undefined, { people, newId }: Keeping, context: Context): Words {
  if (text === undefined) return { note: undefined, keep: () => Promise.resolve() };
  const note = newId();
  return { note, keep: (of) => people.put([noteItem(of, note, text, context)]) };
}

/** Everything said in words about a record, masked for who may not read contacts. */
export const notesOf = (record: Lead | Deal, by: Actor, stores: Stores): Promise<Said[]> =>
  notesUnder(record.id, mayReadContacts(by, record), stores);

type Stores = { readonly people: Pick<People, 'list'> };
type Said = { id: string; text: string; attached?: Attached };

/** What is said in words under an id; masked unless whoever reads may read contacts. */
export async function notesUnder(id: string, isReadable: boolean, { people }: Stores): Promise<Said[]> {
  const notes = await people.list('note', id);
  const shown = (words: string): string => (isReadable ? words : maskContacts(words));
  return notes.map(({ id: noteId, value: { text, attached } }) => ({
    id: noteId,
    text: shown(text),
    ...present({ attached: attached && { ...attached, files: attached.files.map((file) => named(file, shown)) } }),
  }));
}

/** Names of files hold the names and phones of people, too. */
const named = ({ name, ...file }: AttachedFile, shown: (words: string) => string): AttachedFile => ({
  ...file,
  ...present({ name: name === undefined ? undefined : shown(name) }),
});
