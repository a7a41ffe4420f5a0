import { describe, expect, it } from '@jest/globals';
import { seller } from '../../../../settings/seller.ts';
import type { Quote, QuoteLanguage } from '../../../../shared/domain/deals/quote.ts';
import { type Buyer, type PrintedQuote, printedQuote } from '../../../../shared/domain/quotes/printed-quote.ts';
import { quoted } from '../../../../shared/domain/quotes/quoted.ts';
import { policyWith, register } from '../../../support/domain/contexts.ts';
import { dealAt, halfBefore, known, rubles } from '../../../support/domain/deals.ts';
import { draftQuote, sentQuote } from '../../../support/domain/quotes.ts';

const account = { company: 'ООО «Пример»', taxId: '7707083893+770701001' };
const deal = dealAt('send-quote', { quote: known.quote, paymentTerms: halfBefore });
const defaults = {
  deal,
  buyer: { account, contact: 'Иван Примеров' } as Buyer,
  seller,
  policy: policyWith(),
  products: register,
};

/** What is printed, with plain spaces: between digits and before signs stand some that do not break. */
const printed = (quote: Quote, language: QuoteLanguage = 'ru', said: Partial<typeof defaults> = {}) =>
  JSON.parse(
    JSON.stringify(printedQuote({ ...defaults, quote, language, ...said })).replaceAll(/[\u00a0\u202f]/g, ' '),
  ) as PrintedQuote; // texts stay texts

describe('A draft on paper', () => {
  it('says in Russian all there is to say', () => {
    expect(printed(draftQuote)).toEqual({
      language: 'ru',
      title: 'Коммерческое предложение',
      draftMark: 'ЧЕРНОВИК',
      about: [
        ['Версия', '2'],
        ['Дата', '2 марта 2026 г.'],
        ['Действительно до', '1 апреля 2026 г.'],
      ],
      seller: {
        title: 'Поставщик',
        name: 'ООО «Воронка Демо»',
        lines: [
          'ИНН 0000000018, КПП 000001001',
          '000000, Москва, ул. Примерная, д. 1',
          'Тел. +7 495 000-00-00',
          'Банк «Образец», г. Москва, БИК 040000000',
          'Р/с 40702810000000000000',
          'К/с 30101810000000000000',
        ],
      },
      buyer: {
        title: 'Покупатель',
        name: 'ООО «Пример»',
        lines: ['ИНН 7707083893, КПП 770701001', 'Контактное лицо: Иван Примеров'],
      },
      headings: {
        position: '№',
        title: 'Наименование',
        code: 'Артикул',
        quantity: 'Кол-во',
        unit: 'Ед.',
        price: 'Цена без НДС, RUB',
        discount: 'Скидка',
        net: 'Сумма без НДС, RUB',
        vatPercent: 'Ставка НДС',
        vat: 'НДС, RUB',
        gross: 'Всего с НДС, RUB',
      },
      rows: [
        {
          position: '1',
          title: 'Преобразователь частоты 7,5 кВт',
          code: 'FC-7.5',
          quantity: '10',
          unit: 'шт.',
          price: '45 000,00',
          discount: '5 %',
          net: '427 500,00',
          vatPercent: '22 %',
          vat: '94 050,00',
          gross: '521 550,00',
        },
        {
          position: '2',
          title: 'Шкаф',
          code: '',
          quantity: '1',
          unit: '',
          price: '100 000,00',
          discount: '',
          net: '100 000,00',
          vatPercent: '10 %',
          vat: '10 000,00',
          gross: '110 000,00',
        },
      ],
      totals: [
        ['Сумма до скидки, без НДС', '550 000,00 ₽'],
        ['Итого без НДС', '527 500,00 ₽'],
        ['НДС 10 % с суммы 100 000,00 ₽', '10 000,00 ₽'],
        ['НДС 22 % с суммы 427 500,00 ₽', '94 050,00 ₽'],
        ['Итого НДС', '104 050,00 ₽'],
        ['Всего с НДС', '631 550,00 ₽'],
      ],
      terms: [
        ['Условия поставки', 'FCA завод'],
        ['Срок изготовления, рабочих дней', '10'],
        ['Условия оплаты', '50 % — до начала производства\n50 % — до отгрузки'],
        ['Примечание', 'Звоните: +7 916 123-45-67'],
        ['Составил', 'Анна Примерова'],
      ],
    });
  });

  it('says the same in English, the titles of the register too', () => {
    const paper = printed(draftQuote, 'en');
    expect(paper).toMatchObject({
      language: 'en',
      title: 'Quote',
      draftMark: 'DRAFT',
      about: [
        ['Version', '2'],
        ['Date', '2 March 2026'],
        ['Valid until', '1 April 2026'],
      ],
      seller: {
        title: 'Seller',
        name: 'Voronka Demo LLC',
        lines: [
          'Tax ID 0000000018, KPP 000001001',
          '1 Sample Street, Moscow 000000, Russia',
          'Tel. +7 495 000-00-00',
          'Sample Bank, Moscow, BIC 040000000',
          'Account 40702810000000000000',
          'Correspondent account 30101810000000000000',
        ],
      },
      buyer: {
        title: 'Buyer',
        name: 'ООО «Пример»',
        lines: ['Tax ID 7707083893, KPP 770701001', 'Contact: Иван Примеров'],
      },
      totals: [
        ['Before discount, net of VAT', 'RUB 550,000.00'],
        ['Total net of VAT', 'RUB 527,500.00'],
        ['VAT 10% of RUB 100,000.00', 'RUB 10,000.00'],
        ['VAT 22% of RUB 427,500.00', 'RUB 94,050.00'],
        ['Total VAT', 'RUB 104,050.00'],
        ['Total including VAT', 'RUB 631,550.00'],
      ],
      terms: [
        ['Delivery terms', 'FCA завод'],
        ['Lead time, working days', '10'],
        ['Payment terms', '50% — before production starts\n50% — before shipment'],
        ['Note', 'Звоните: +7 916 123-45-67'],
        ['Prepared by', 'Анна Примерова'],
      ],
    });
    expect(paper.headings).toEqual({
      position: 'No.',
      title: 'Description',
      code: 'Code',
      quantity: 'Quantity',
      unit: 'Unit',
      price: 'Price net of VAT, RUB',
      discount: 'Discount',
      net: 'Net, RUB',
      vatPercent: 'VAT rate',
      vat: 'VAT, RUB',
      gross: 'Gross, RUB',
    });
    expect(paper.rows.map(({ title, net }) => [title, net])).toEqual([
      ['Frequency converter 7.5 kW', '427,500.00'],
      ['Шкаф', '100,000.00'],
    ]);
  });

  it('keeps a title somebody wrote, in whatever language', () => {
    const [first] = draftQuote.lines;
    const own = { ...draftQuote, lines: [{ ...first, title: 'Привод' }] } as Quote; // it has a first line
    expect(printed(own, 'en').rows.map(({ title }) => title)).toEqual(['Привод']);
    const english = { ...draftQuote, lines: [{ ...first, title: 'Frequency converter 7.5 kW' }] } as Quote; // the same
    expect(printed(english, 'ru').rows.map(({ title }) => title)).toEqual(['Преобразователь частоты 7,5 кВт']);
  });

  it('leaves out what nobody said', () => {
    const { validUntil: _until, deliveryTerms: _terms, note: _note, ...bare } = draftQuote;
    const lines = [{ title: 'Шкаф', quantity: 0.5, price: rubles(1) }];
    const robot: Quote = { ...bare, lines, by: { kind: 'system' } };
    const unknown = { deal: dealAt('send-quote'), seller: { name: seller.name }, buyer: { account: {} } };
    expect(printed({ ...robot, discountPercent: 0 }, 'ru', unknown)).toMatchObject({
      about: [
        ['Версия', '1'],
        ['Дата', '2 марта 2026 г.'],
      ],
      seller: { lines: [] },
      buyer: { name: 'Частное лицо', lines: [] },
      rows: [{ quantity: '0,5', discount: '', net: '0,01' }],
      totals: [
        ['Итого без НДС', '0,01 ₽'],
        ['НДС 22 % с суммы 0,01 ₽', '0,00 ₽'],
        ['Всего с НДС', '0,01 ₽'],
      ],
      terms: [],
    });
  });

  it('is dated by the day of the plant', () => {
    const late = { ...draftQuote, at: '2026-03-02T22:00:00.000Z' };
    expect(printed(late).about[1]).toEqual(['Дата', '3 марта 2026 г.']);
  });
});

describe('A quote that was sent, on paper', () => {
  it('has its number, its version, its day and the terms it was sent with, and no mark', () => {
    const paper = printed(sentQuote);
    expect(paper).not.toHaveProperty('draftMark');
    expect(paper).toMatchObject({
      title: 'Коммерческое предложение № КП-17/2',
      about: [
        ['Версия', '4'],
        ['Дата', '2 марта 2026 г.'],
      ],
      terms: [
        ['Срок изготовления, рабочих дней', '12'],
        ['Условия оплаты', '100 % — до 31 марта 2026 г.'],
        ['Составил', 'Анна Примерова'],
      ],
    });
    expect(printed(sentQuote, 'en').title).toBe('Quote No. КП-17/2');
  });

  it('of the time before it kept them, says nothing of them', () => {
    const { by: _by, paymentTerms: _terms, leadTimeDays: _days, ...old } = sentQuote;
    expect(printed(old).terms).toEqual([]);
  });

  it('for another amount than its lines’ has that amount alone', () => {
    const paper = printed({ ...sentQuote, amount: rubles(50_000_000) });
    expect(paper.rows.map(({ price, net, vat, gross }) => [price, net, vat, gross])).toEqual([
      ['45 000,00', '', '', ''],
      ['100 000,00', '', '', ''],
    ]);
    expect(paper.totals).toEqual([
      ['Сумма до скидки, без НДС', '550 000,00 ₽'],
      ['Итого без НДС', '500 000,00 ₽'],
      ['НДС 22 % с суммы 500 000,00 ₽', '110 000,00 ₽'],
      ['Всего с НДС', '610 000,00 ₽'],
    ]);
  });

  it('names the currency of a price that is in another', () => {
    const [first] = sentQuote.lines;
    const euros = { ...first, title: 'Шкаф', price: { netMinor: 123_456, currency: 'EUR', vatPercent: 0 } };
    const paper = printed({ ...sentQuote, lines: [...sentQuote.lines, euros] });
    expect(paper.rows.map(({ price }) => price)).toEqual(['45 000,00', '100 000,00', '1 234,56 €']);
  });

  it('has lines without a quantity or a price where it was sent with such', () => {
    const paper = printed({ ...sentQuote, lines: [{ title: 'Шкаф' }] });
    expect(paper.rows).toEqual([
      {
        ...Object.fromEntries(Object.keys(paper.headings).map((column) => [column, ''])),
        position: '1',
        title: 'Шкаф',
      },
    ]);
  });

  it('has the figures of the quote, whatever they are', () => {
    const { totals } = quoted(sentQuote, {}, { products: register });
    const figures = printed(sentQuote).totals.map(([, text]) => Number(text.replaceAll(/[^\d]/g, '')));
    expect(figures).toEqual([
      totals.listMinor,
      totals.netMinor,
      ...totals.vat.map(({ vatMinor }) => vatMinor),
      totals.vatMinor,
      totals.grossMinor,
    ]);
  });
});

describe('The buyer on paper', () => {
  const buyer = (said: Buyer) => printed(sentQuote, 'ru', { buyer: said }).buyer;

  it('is the contact person where there is no company', () => {
    expect(buyer({ account: { taxId: '500100732259' }, contact: 'Пётр Частный' })).toEqual({
      title: 'Покупатель',
      name: 'Пётр Частный',
      lines: ['ИНН 500100732259'],
    });
    expect(printed(sentQuote, 'en', { buyer: { account: {} } }).buyer.name).toBe('Private buyer');
  });

  it('has no contact person for a reader who may not know them, and a tax id that cannot be read as it is', () => {
    expect(buyer({ account: { company: 'GmbH', taxId: 'DE136695976' } })).toEqual({
      title: 'Покупатель',
      name: 'GmbH',
      lines: ['ИНН DE136695976'],
    });
  });
});
