import type { Deal } from '../../deals/deal.ts';
import { dealStages, type OpenDealStage, type ProcessName, processes } from '../../deals/pipeline.ts';
import type { Policy } from '../../settings/settings.ts';
import { companyName, currency, money, oneOf, pastDay, day, percent, quantity, taxId, text } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { contactFields, type ContactRow } from '../contact-fields.ts';
import { paymentTerms } from '../terms-cell.ts';
import { namesOf, titlesIn, titlesOf } from '../titles.ts';

export type DealRow = ContactRow & {
  readonly externalId?: string;
  readonly account: string;
  readonly taxId?: string;
  /** What the customer needs. */
  readonly title: string;
  readonly process?: ProcessName;
  readonly stage: OpenDealStage;
  readonly opened: string;
  /** When it came to its stage. */
  readonly entered?: string;
  readonly owner?: string;
  readonly segment?: string;
  /** Net of VAT, in minor units. */
  readonly amount?: number;
  readonly currency?: string;
  readonly vatRate?: number;
  readonly product?: string;
  readonly quantity?: number;
  readonly terms?: Deal['paymentTerms'];
  readonly order?: string;
  readonly orderDate?: string;
  readonly contract?: string;
  readonly shipDate?: string;
  readonly productionOrder?: string;
  /** What of the amount has come. */
  readonly paid?: number;
};

const { parked: _parked, lost: _lost, cancelled: _cancelled, merged: _merged, ...openStages } = dealStages;

export const dealFields = ({ segments, staff }: Policy): Fields<DealRow> => ({
  externalId: { read: text(100), titles: ['ID', 'Id'] },
  account: {
    read: companyName,
    titles: ['Компания', 'Клиент', 'Контрагент', 'Customer', 'Company'],
    in: { amocrm: ['Компания', 'Компания контакта'] },
    needed: true,
  },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  title: {
    read: text(300),
    titles: ['Название', 'Сделка', 'Потребность', 'Need'],
    in: { bitrix24: 'Название сделки', amocrm: 'Название сделки' },
    needed: true,
  },
  process: { read: oneOf(titlesIn(processes)), titles: ['Процесс'] },
  stage: {
    read: oneOf(titlesIn(openStages)),
    titles: ['Стадия', 'Этап'],
    in: { bitrix24: 'Стадия сделки', amocrm: 'Этап сделки' },
    needed: true,
  },
  opened: {
    read: pastDay,
    titles: ['Дата создания', 'Открыта'],
    in: { bitrix24: 'Дата создания', amocrm: ['Дата создания сделки', 'Дата создания'] },
    needed: true,
  },
  entered: { read: pastDay, titles: ['На стадии с', 'Дата перехода на стадию'] },
  owner: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Менеджер', 'Manager'] },
  segment: { read: oneOf(titlesOf(segments)), titles: ['Сегмент'] },
  amount: {
    read: money,
    titles: ['Сумма', 'Сумма без НДС', 'Net amount'],
    in: { amocrm: ['Бюджет', 'Бюджет ₽', 'Бюджет, руб.'] },
  },
  currency: { read: currency, titles: ['Валюта'] },
  vatRate: { read: percent, titles: ['НДС', 'Ставка НДС', 'VAT'] },
  product: { read: text(300), titles: ['Продукт', 'Товар', 'Номенклатура'] },
  quantity: { read: quantity, titles: ['Количество', 'Кол-во'] },
  terms: { read: paymentTerms, titles: ['Условия оплаты', 'Payment terms'] },
  order: { read: text(50), titles: ['Заказ', 'Номер заказа', 'Order number'] },
  orderDate: { read: pastDay, titles: ['Дата заказа', 'Order date'] },
  contract: { read: text(100), titles: ['Договор', 'Номер договора', 'Счёт', 'Contract number'] },
  shipDate: { read: day, titles: ['Дата отгрузки', 'Обещанная дата отгрузки', 'Promised ship date'] },
  productionOrder: { read: text(50), titles: ['Заказ на производство', 'Production order'] },
  paid: { read: money, titles: ['Оплачено'] },
  ...contactFields,
  name: { ...contactFields.name, in: { bitrix24: 'Контакт', amocrm: ['Полное имя контакта', 'Основной контакт'] } },
  email: { ...contactFields.email, in: { bitrix24: 'Контакт: Рабочий e-mail', amocrm: 'Рабочий email' } },
  phone: { ...contactFields.phone, in: { bitrix24: 'Контакт: Рабочий телефон', amocrm: 'Рабочий телефон' } },
  mobile: { ...contactFields.mobile, in: { bitrix24: 'Контакт: Мобильный телефон' } },
});
