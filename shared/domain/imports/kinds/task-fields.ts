import type { Policy } from '../../settings/settings.ts';
import { type AboutRow, aboutFields } from '../about.ts';
import { day, oneOf, pastDay, text } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { namesOf } from '../titles.ts';

export type TaskRow = AboutRow & {
  readonly externalId?: string;
  readonly title: string;
  readonly due: string;
  readonly assignee?: string;
  readonly state?: 'open' | 'done';
  readonly doneOn?: string;
};

const states = {
  open: ['Открыта', 'Не выполнено', 'Не завершена', 'Нет'],
  done: ['Выполнена', 'Выполнено', 'Завершена', 'Да'],
} as const;

export const taskFields = ({ staff }: Policy): Fields<TaskRow> => ({
  externalId: { read: text(100), titles: ['ID', 'Id'] },
  title: { read: text(200), titles: ['Задача', 'Название', 'Текст задачи'], needed: true },
  due: { read: day, titles: ['Срок', 'Выполнить до', 'Крайний срок', 'Due'], needed: true },
  assignee: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Исполнитель', 'Assignee'] },
  state: { read: oneOf(states), titles: ['Статус', 'Выполнена', 'State'] },
  doneOn: { read: pastDay, titles: ['Дата выполнения', 'Завершена', 'Done on'] },
  ...aboutFields,
});
