/** The words of a printed quote in each language; what they frame is already written as the language writes it. */
import type { QuoteLanguage } from '../deals/quote.ts';

/** The columns of the lines, from left to right. */
export const columns = [
  'position',
  'title',
  'code',
  'quantity',
  'unit',
  'price',
  'discount',
  'net',
  'vatPercent',
  'vat',
  'gross',
] as const;
export type Column = (typeof columns)[number];

type Framed = (text: string) => string;

type Words = {
  readonly quote: string;
  readonly numbered: Framed;
  readonly draft: string;
  readonly version: string;
  readonly on: string;
  readonly validUntil: string;
  readonly seller: string;
  readonly buyer: string;
  readonly privateBuyer: string;
  readonly contact: Framed;
  readonly inn: Framed;
  readonly kpp: Framed;
  readonly phone: Framed;
  readonly bic: Framed;
  readonly account: Framed;
  readonly correspondentAccount: Framed;
  readonly columns: Readonly<Record<Column, Framed>>;
  readonly beforeDiscount: string;
  readonly net: string;
  readonly vatOf: (percent: string, base: string) => string;
  readonly vat: string;
  readonly gross: string;
  readonly deliveryTerms: string;
  readonly leadTime: string;
  readonly paymentTerms: string;
  readonly note: string;
  readonly author: string;
  readonly netOfVat: Framed;
  /** The word behind a count of days; `isOne` as the language counts: in Russian 1 and 21 are one. */
  readonly days: (isOne: boolean) => string;
  readonly until: Framed;
  /** When a payment is due: at the event itself, and so many days from it on. */
  readonly due: Readonly<
    Record<'before-production' | 'before-shipment' | 'after-shipment', { readonly at: string; readonly within: Framed }>
  >;
  /** What stands at the foot of each page. */
  readonly page: (page: number, pages: number) => string;
};

export const words = {
  ru: {
    quote: 'Коммерческое предложение',
    numbered: (number) => `Коммерческое предложение № ${number}`,
    draft: 'ЧЕРНОВИК',
    version: 'Версия',
    on: 'Дата',
    validUntil: 'Действительно до',
    seller: 'Поставщик',
    buyer: 'Покупатель',
    privateBuyer: 'Частное лицо',
    contact: (name) => `Контактное лицо: ${name}`,
    inn: (inn) => `ИНН ${inn}`,
    kpp: (kpp) => `КПП ${kpp}`,
    phone: (phone) => `Тел. ${phone}`,
    bic: (bic) => `БИК ${bic}`,
    account: (account) => `Р/с ${account}`,
    correspondentAccount: (account) => `К/с ${account}`,
    columns: {
      position: () => '№',
      title: () => 'Наименование',
      code: () => 'Артикул',
      quantity: () => 'Кол-во',
      unit: () => 'Ед.',
      price: (currency) => `Цена без НДС, ${currency}`,
      discount: () => 'Скидка',
      net: (currency) => `Сумма без НДС, ${currency}`,
      vatPercent: () => 'Ставка НДС',
      vat: (currency) => `НДС, ${currency}`,
      gross: (currency) => `Всего с НДС, ${currency}`,
    },
    beforeDiscount: 'Сумма до скидки, без НДС',
    net: 'Итого без НДС',
    vatOf: (percent, base) => `НДС ${percent} с суммы ${base}`,
    vat: 'Итого НДС',
    gross: 'Всего с НДС',
    deliveryTerms: 'Условия поставки',
    leadTime: 'Срок изготовления, рабочих дней',
    paymentTerms: 'Условия оплаты',
    note: 'Примечание',
    author: 'Составил',
    netOfVat: (amount) => `${amount} без НДС`,
    days: (isOne) => (isOne ? 'дня' : 'дней'),
    until: (day) => `до ${day}`,
    due: {
      'before-production': {
        at: 'до начала производства',
        within: (days) => `в течение ${days} после согласования, до начала производства`,
      },
      'before-shipment': {
        at: 'до отгрузки',
        within: (days) => `в течение ${days} после назначенного дня отгрузки`,
      },
      'after-shipment': { at: 'по отгрузке', within: (days) => `в течение ${days} после отгрузки` },
    },
    page: (page, pages) => `Страница ${String(page)} из ${String(pages)}`,
  },
  en: {
    quote: 'Quote',
    numbered: (number) => `Quote No. ${number}`,
    draft: 'DRAFT',
    version: 'Version',
    on: 'Date',
    validUntil: 'Valid until',
    seller: 'Seller',
    buyer: 'Buyer',
    privateBuyer: 'Private buyer',
    contact: (name) => `Contact: ${name}`,
    inn: (inn) => `Tax ID ${inn}`,
    kpp: (kpp) => `KPP ${kpp}`,
    phone: (phone) => `Tel. ${phone}`,
    bic: (bic) => `BIC ${bic}`,
    account: (account) => `Account ${account}`,
    correspondentAccount: (account) => `Correspondent account ${account}`,
    columns: {
      position: () => 'No.',
      title: () => 'Description',
      code: () => 'Code',
      quantity: () => 'Quantity',
      unit: () => 'Unit',
      price: (currency) => `Price net of VAT, ${currency}`,
      discount: () => 'Discount',
      net: (currency) => `Net, ${currency}`,
      vatPercent: () => 'VAT rate',
      vat: (currency) => `VAT, ${currency}`,
      gross: (currency) => `Gross, ${currency}`,
    },
    beforeDiscount: 'Before discount, net of VAT',
    net: 'Total net of VAT',
    vatOf: (percent, base) => `VAT ${percent} of ${base}`,
    vat: 'Total VAT',
    gross: 'Total including VAT',
    deliveryTerms: 'Delivery terms',
    leadTime: 'Lead time, working days',
    paymentTerms: 'Payment terms',
    note: 'Note',
    author: 'Prepared by',
    netOfVat: (amount) => `${amount} net of VAT`,
    days: (isOne) => (isOne ? 'day' : 'days'),
    until: (day) => `by ${day}`,
    due: {
      'before-production': {
        at: 'before production starts',
        within: (days) => `within ${days} of the agreement, before production starts`,
      },
      'before-shipment': { at: 'before shipment', within: (days) => `within ${days} of the promised day of shipment` },
      'after-shipment': { at: 'on shipment', within: (days) => `within ${days} of shipment` },
    },
    page: (page, pages) => `Page ${String(page)} of ${String(pages)}`,
  },
} as const satisfies Record<QuoteLanguage, Words>;
