import { byOf } from '../../people/by.ts';
import type { Note } from '../../tasks/note.ts';
import { addedRows } from '../added-rows.ts';
import { broughtBy } from '../row-kind.ts';
import type { NoteRow } from './note-fields.ts';

/** What was written about a deal, a lead or an account: masked for whoever may not read their contacts. */
export const noteRows = addedRows<'note', NoteRow>('note', (row, { kind, id: of }, context) => {
  const { text, at = context.at } = row;
  const id = context.newId();
  const note: Note = {
    kind: 'note',
    id,
    version: 1,
    subject: { kind, id: of },
    at,
    by: row.by === undefined ? byOf(context.by) : { kind: 'staff', id: row.by },
    ...broughtBy(context),
  };
  return {
    record: note,
    facts: [{ type: 'NoteAdded', part: { kind: 'note', id }, data: {}, at }],
    words: { text, at, by: note.by },
  };
});
