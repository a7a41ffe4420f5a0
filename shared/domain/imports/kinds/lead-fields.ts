import type { Instant } from '../../calendar/instant-schema.ts';
import { leadStages } from '../../leads/pipeline.ts';
import type { Policy } from '../../settings/settings.ts';
import { currency, money, oneOf, pastInstant, percent, taxId, text } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { contactFields, type ContactRow } from '../contact-fields.ts';
import { namesOf, titlesIn, titlesOf } from '../titles.ts';

export type LeadRow = ContactRow & {
  readonly externalId?: string;
  readonly stage?: 'new' | 'mql' | 'sql';
  readonly received?: Instant;
  /** When it came to its stage. */
  readonly entered?: Instant;
  readonly owner?: string;
  readonly source?: string;
  readonly company?: string;
  readonly taxId?: string;
  readonly segment?: string;
  readonly region?: string;
  readonly product?: string;
  readonly need?: string;
  readonly message?: string;
  /** Net of VAT, in minor units. */
  readonly amount?: number;
  readonly currency?: string;
  readonly vatRate?: number;
};

const { new: isNew, mql, sql } = titlesIn(leadStages);
const stages = { new: [...isNew, 'Новый'], mql: [...mql, 'В работе'], sql } as const;

export const leadFields = ({ segments, sources, staff }: Policy): Fields<LeadRow> => ({
  externalId: { read: text(100), titles: ['ID', 'Id'] },
  stage: { read: oneOf(stages), titles: ['Стадия', 'Статус'] },
  received: { read: pastInstant, titles: ['Дата создания', 'Дата', 'Received'] },
  entered: { read: pastInstant, titles: ['На стадии с', 'Дата перехода на стадию'] },
  owner: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Менеджер', 'Manager'] },
  source: { read: oneOf(titlesOf(sources)), titles: ['Источник'] },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  segment: { read: oneOf(titlesOf(segments)), titles: ['Сегмент'] },
  region: { read: text(100), titles: ['Регион', 'Область'] },
  product: { read: text(200), titles: ['Продукт', 'Товар', 'Номенклатура'] },
  need: {
    read: text(2000),
    titles: ['Потребность', 'Название'],
    in: { bitrix24: 'Название лида', amocrm: 'Название сделки' },
  },
  message: { read: text(8000), titles: ['Сообщение', 'Комментарий', 'Примечание'] },
  amount: { read: money, titles: ['Сумма', 'Возможная сумма', 'Бюджет'] },
  currency: { read: currency, titles: ['Валюта'] },
  vatRate: { read: percent, titles: ['НДС', 'Ставка НДС', 'VAT'] },
  ...contactFields,
  company: {
    read: text(200),
    titles: ['Компания', 'Название компании', 'Организация'],
    in: { amocrm: ['Компания', 'Компания контакта'] },
  },
});
