import { describe, expect, it } from '@jest/globals';
import { importKinds } from '../../../../shared/domain/imports/import.ts';
import { rowFields } from '../../../../shared/domain/imports/kinds/row-fields.ts';
import { policyWith } from '../../../support/domain/contexts.ts';

const taxId = ['ИНН', 'Tax id', 'INN'];
const person = {
  name: ['ФИО', 'Контакт', 'Контактное лицо', 'Person', 'amocrm: Полное имя контакта'],
  lastName: ['Фамилия', 'Last name'],
  firstName: ['Имя', 'First name'],
  middleName: ['Отчество', 'Middle name'],
  email: [
    ...['E-mail', 'Эл. почта', 'bitrix24: Рабочий e-mail', 'bitrix24: Частный e-mail'],
    ...['amocrm: Рабочий email', 'amocrm: Личный email'],
  ],
  phone: [...['Телефон', 'bitrix24: Рабочий телефон', 'amocrm: Рабочий телефон'], 'amocrm: Рабочий прямой телефон'],
  mobile: ['Мобильный телефон', 'Мобильный', 'Mobile'],
};
const about = {
  deal: ['Сделка', 'ID сделки', 'Deal'],
  lead: ['Лид', 'ID лида', 'Lead'],
  order: ['Заказ', 'Номер заказа', 'Order number'],
  company: ['Компания', 'Клиент', 'Контрагент', 'Company'],
  taxId,
  email: ['E-mail', 'Эл. почта'],
  phone: ['Телефон'],
};
const titles = {
  accounts: {
    company: [
      ...['Компания', 'Название', 'Название компании', 'Account', 'bitrix24: Название компании'],
      ...['amocrm: Название компании', 'amocrm: Наименование', 'needed'],
    ],
    taxId,
    segment: ['Сегмент'],
    region: ['Регион', 'Область'],
    owner: ['Ответственный', 'Менеджер', 'Manager'],
    ...person,
  },
  persons: {
    ...person,
    company: [
      ...['Компания', 'Организация', 'Account', 'bitrix24: Компания', 'amocrm: Название компании'],
      'amocrm: Компания',
    ],
    taxId,
    role: ['Роль'],
  },
  purchases: {
    account: ['Компания', 'Покупатель', 'Контрагент', 'Customer', 'Company', 'needed'],
    taxId,
    order: ['Заказ', 'Номер заказа', 'Order number', 'needed'],
    date: ['Дата', 'Дата заказа', 'Order date', 'needed'],
    amount: ['Сумма', 'Сумма без НДС', 'Net amount', 'needed'],
    vatRate: ['НДС', 'Ставка НДС', 'VAT'],
    cost: ['Себестоимость', 'Cost of goods'],
    bonus: ['Бонус дилера', 'Dealer bonus'],
    delivery: ['Доставка за наш счёт', 'Delivery at our cost'],
    product: ['Продукт', 'Товар', 'Номенклатура'],
  },
  deals: {
    externalId: ['ID', 'Id'],
    account: [
      ...['Компания', 'Клиент', 'Контрагент', 'Customer', 'Company', 'amocrm: Компания', 'amocrm: Компания контакта'],
      'needed',
    ],
    taxId,
    title: [
      ...['Название', 'Сделка', 'Потребность', 'Need', 'bitrix24: Название сделки', 'amocrm: Название сделки'],
      'needed',
    ],
    process: ['Процесс'],
    stage: ['Стадия', 'Этап', 'bitrix24: Стадия сделки', 'amocrm: Этап сделки', 'needed'],
    opened: [
      ...['Дата создания', 'Открыта', 'bitrix24: Дата создания', 'amocrm: Дата создания сделки'],
      ...['amocrm: Дата создания', 'needed'],
    ],
    entered: ['На стадии с', 'Дата перехода на стадию'],
    owner: ['Ответственный', 'Менеджер', 'Manager'],
    segment: ['Сегмент'],
    amount: [
      'Сумма',
      'Сумма без НДС',
      'Net amount',
      ...['Бюджет', 'Бюджет ₽', 'Бюджет, руб.'].map((title) => `amocrm: ${title}`),
    ],
    currency: ['Валюта'],
    vatRate: ['НДС', 'Ставка НДС', 'VAT'],
    product: ['Продукт', 'Товар', 'Номенклатура'],
    quantity: ['Количество', 'Кол-во'],
    terms: ['Условия оплаты', 'Payment terms'],
    order: ['Заказ', 'Номер заказа', 'Order number'],
    orderDate: ['Дата заказа', 'Order date'],
    contract: ['Договор', 'Номер договора', 'Счёт', 'Contract number'],
    shipDate: ['Дата отгрузки', 'Обещанная дата отгрузки', 'Promised ship date'],
    productionOrder: ['Заказ на производство', 'Production order'],
    paid: ['Оплачено'],
    ...person,
    name: [...person.name.slice(0, 4), 'bitrix24: Контакт', 'amocrm: Полное имя контакта', 'amocrm: Основной контакт'],
    email: ['E-mail', 'Эл. почта', 'bitrix24: Контакт: Рабочий e-mail', 'amocrm: Рабочий email'],
    phone: ['Телефон', 'bitrix24: Контакт: Рабочий телефон', 'amocrm: Рабочий телефон'],
    mobile: [...person.mobile, 'bitrix24: Контакт: Мобильный телефон'],
  },
  leads: {
    externalId: ['ID', 'Id'],
    stage: ['Стадия', 'Статус'],
    received: ['Дата создания', 'Дата', 'Received'],
    entered: ['На стадии с', 'Дата перехода на стадию'],
    owner: ['Ответственный', 'Менеджер', 'Manager'],
    source: ['Источник'],
    taxId,
    segment: ['Сегмент'],
    region: ['Регион', 'Область'],
    product: ['Продукт', 'Товар', 'Номенклатура'],
    need: ['Потребность', 'Название', 'bitrix24: Название лида', 'amocrm: Название сделки'],
    message: ['Сообщение', 'Комментарий', 'Примечание'],
    amount: ['Сумма', 'Возможная сумма', 'Бюджет'],
    currency: ['Валюта'],
    vatRate: ['НДС', 'Ставка НДС', 'VAT'],
    ...person,
    company: ['Компания', 'Название компании', 'Организация', 'amocrm: Компания', 'amocrm: Компания контакта'],
  },
  tasks: {
    externalId: ['ID', 'Id'],
    title: ['Задача', 'Название', 'Текст задачи', 'needed'],
    due: ['Срок', 'Выполнить до', 'Крайний срок', 'Due', 'needed'],
    assignee: ['Ответственный', 'Исполнитель', 'Assignee'],
    state: ['Статус', 'Выполнена', 'State'],
    doneOn: ['Дата выполнения', 'Завершена', 'Done on'],
    ...about,
  },
  activities: {
    externalId: ['ID', 'Id'],
    channel: ['Тип', 'Канал', 'Channel', 'needed'],
    direction: ['Направление', 'Direction'],
    at: ['Дата', 'Начало', 'Дата создания', 'Date', 'needed'],
    result: ['Результат', 'Название', 'Тема', 'Result'],
    by: ['Ответственный', 'Кто', 'By'],
    note: ['Описание', 'Комментарий', 'Note'],
    ...about,
  },
  notes: {
    externalId: ['ID', 'Id'],
    text: ['Текст', 'Примечание', 'Комментарий', 'Заметка', 'Note', 'needed'],
    at: ['Дата', 'Дата создания', 'Date'],
    by: ['Ответственный', 'Автор', 'By'],
    ...about,
  },
  consents: {
    email: ['E-mail', 'Эл. почта', 'Рабочий e-mail', 'Рабочий email'],
    phone: ['Телефон', 'Рабочий телефон'],
    purpose: ['Цель', 'Согласие на', 'needed'],
    textVersion: ['Версия текста', 'Текст согласия', 'Text version', 'needed'],
    at: ['Дата', 'Дата согласия', 'Date', 'needed'],
    basis: ['Основание', 'Как получено', 'needed'],
  },
  costs: {
    costKind: ['Вид расхода', 'Вид', 'Kind', 'needed'],
    stage: ['Этап', 'Стадия', 'Lifecycle stage'],
    period: ['Период', 'Месяц', 'Дата', 'Month', 'Date', 'needed'],
    channel: ['Канал', 'Источник', 'Source'],
    campaign: ['Кампания'],
    team: ['Команда', 'Отдел'],
    segment: ['Сегмент'],
    amount: ['Сумма', 'Сумма без НДС', 'Расход', 'Net amount', 'needed'],
    currency: ['Валюта'],
    vatRate: ['НДС', 'Ставка НДС', 'VAT'],
    impressions: ['Показы'],
    clicks: ['Клики'],
    visits: ['Визиты', 'Посещения'],
  },
  products: {
    code: ['Артикул', 'Код', 'Код товара', 'Article', 'SKU', 'needed'],
    title: ['Название', 'Наименование', 'Товар', 'Номенклатура', 'Name'],
    titleEn: ['Название (англ.)', 'Название по-английски', 'English title'],
    group: ['Группа', 'Товарная группа', 'Категория', 'Category', 'bitrix24: Раздел'],
    kind: ['Вид', 'Вид продукта', 'Kind'],
    pyramidStep: ['Ступень', 'Ступень пирамиды', 'Step'],
    unit: ['Единица измерения', 'Ед. изм.', 'Ед.'],
    price: ['Цена', 'Цена без НДС', 'Net price'],
    currency: ['Валюта'],
    vatRate: ['НДС', 'Ставка НДС', 'VAT'],
    vatIncluded: ['НДС включен в цену', 'НДС в цене', 'VAT included'],
    marginPercent: ['Маржа', 'Маржа, %', 'Margin'],
    leadTimeDays: ['Срок', 'Срок изготовления', 'Срок, дней', 'Lead time'],
    active: ['Активность', 'Продаётся', 'Sold', 'bitrix24: Активен'],
  },
};

type Told = { titles: readonly string[]; in?: Readonly<Record<string, string | readonly string[]>>; needed?: boolean };

describe('The columns of an import', () => {
  it.each(importKinds)('of %s have these titles, in this order', (kind) => {
    const fields = Object.entries<Told>(rowFields[kind](policyWith()) as Record<string, Told>); // as every kind tells them
    const told = fields.map(([name, { titles: own, in: systems = {}, needed }]) => [
      name,
      [
        ...own,
        ...Object.entries(systems).flatMap(([system, all]) => [all].flat().map((title) => `${system}: ${title}`)),
        ...(needed ? ['needed'] : []),
      ],
    ]);
    expect(told).toEqual(Object.entries(titles[kind]));
  });
});
