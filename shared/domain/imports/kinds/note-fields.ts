import type { Instant } from '../../calendar/instant-schema.ts';
import type { Policy } from '../../settings/settings.ts';
import { type AboutRow, aboutFields } from '../about.ts';
import { oneOf, pastInstant, text } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { namesOf } from '../titles.ts';

export type NoteRow = AboutRow & {
  readonly externalId?: string;
  readonly text: string;
  readonly at?: Instant;
  readonly by?: string;
};

export const noteFields = ({ staff }: Policy): Fields<NoteRow> => ({
  externalId: { read: text(100), titles: ['ID', 'Id'] },
  text: { read: text(5000), titles: ['Текст', 'Примечание', 'Комментарий', 'Заметка', 'Note'], needed: true },
  at: { read: pastInstant, titles: ['Дата', 'Дата создания', 'Date'] },
  by: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Автор', 'By'] },
  ...aboutFields,
});
