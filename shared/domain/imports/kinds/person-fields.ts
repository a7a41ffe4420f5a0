import type { committeeRoles } from '../../people/committee.ts';
import { companyName, oneOf, taxId } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { contactFields, type ContactRow } from '../contact-fields.ts';

export type PersonRow = ContactRow & {
  readonly company?: string;
  readonly taxId?: string;
  readonly role?: (typeof committeeRoles)[number];
};

const roles = {
  'decision-maker': ['ЛПР', 'Принимает решение'],
  economic: ['Экономический', 'Финансы'],
  technical: ['Технический', 'Инженер'],
  user: ['Пользователь'],
  purchasing: ['Закупки', 'Снабжение'],
  influencer: ['Влияет'],
} as const satisfies Record<(typeof committeeRoles)[number], readonly string[]>;

export const personFields = (): Fields<PersonRow> => ({
  ...contactFields,
  company: {
    read: companyName,
    titles: ['Компания', 'Организация', 'Account'],
    in: { bitrix24: 'Компания', amocrm: ['Название компании', 'Компания'] },
  },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  role: { read: oneOf(roles), titles: ['Роль'] },
});
