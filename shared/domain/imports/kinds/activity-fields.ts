import type { Instant } from '../../calendar/instant-schema.ts';
import type { Policy } from '../../settings/settings.ts';
import { type AboutRow, aboutFields } from '../about.ts';
import { oneOf, pastInstant, text } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { namesOf } from '../titles.ts';

export type ActivityRow = AboutRow & {
  readonly externalId?: string;
  readonly channel: keyof typeof channels;
  readonly direction?: 'in' | 'out';
  readonly at: Instant;
  readonly result?: string;
  readonly by?: string;
  readonly note?: string;
};

const channels = {
  call: ['Звонок'],
  'call-in': ['Звонок (входящий)', 'Входящий звонок'],
  'call-out': ['Звонок (исходящий)', 'Исходящий звонок'],
  mail: ['Письмо', 'E-mail'],
  'mail-in': ['Письмо (полученное)', 'Входящее письмо'],
  'mail-out': ['Письмо (отправленное)', 'Исходящее письмо'],
  meeting: ['Встреча'],
  message: ['Сообщение', 'Чат'],
} as const;

const directions = { in: ['Входящее', 'Входящий'], out: ['Исходящее', 'Исходящий'] } as const;

export const activityFields = ({ staff }: Policy): Fields<ActivityRow> => ({
  externalId: { read: text(100), titles: ['ID', 'Id'] },
  channel: { read: oneOf(channels), titles: ['Тип', 'Канал', 'Channel'], needed: true },
  direction: { read: oneOf(directions), titles: ['Направление', 'Direction'] },
  at: { read: pastInstant, titles: ['Дата', 'Начало', 'Дата создания', 'Date'], needed: true },
  result: { read: text(100), titles: ['Результат', 'Название', 'Тема', 'Result'] },
  by: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Кто', 'By'] },
  note: { read: text(5000), titles: ['Описание', 'Комментарий', 'Note'] },
  ...aboutFields,
});
