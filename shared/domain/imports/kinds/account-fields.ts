import type { Fields } from '../columns.ts';
import type { Policy } from '../../settings/settings.ts';
import { companyName, oneOf, taxId, text } from '../cells.ts';
import { contactFields, type ContactRow } from '../contact-fields.ts';
import { namesOf, titlesOf } from '../titles.ts';

export type AccountRow = ContactRow & {
  readonly company: string;
  readonly taxId?: string;
  readonly segment?: string;
  readonly region?: string;
  readonly owner?: string;
};

export const accountFields = ({ segments, staff }: Policy): Fields<AccountRow> => ({
  company: {
    read: companyName,
    titles: ['Компания', 'Название', 'Название компании', 'Account'],
    in: { bitrix24: 'Название компании', amocrm: ['Название компании', 'Наименование'] },
    needed: true,
  },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  segment: { read: oneOf(titlesOf(segments)), titles: ['Сегмент'] },
  region: { read: text(100), titles: ['Регион', 'Область'] },
  owner: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Менеджер', 'Manager'] },
  ...contactFields,
});
