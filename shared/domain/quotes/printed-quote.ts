/** A quote as it is printed, word by word: what stands where on the paper is the printer's. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { parseTaxId } from '../contacts/tax-id.ts';
import type { Deal, PaymentTerm } from '../deals/deal.ts';
import type { Quote, QuoteLanguage } from '../deals/quote.ts';
import type { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import { type Product, productOf } from '../products/product.ts';
import type { Seller } from '../settings/seller.ts';
import type { Policy } from '../settings/settings.ts';
import { type Column, columns, words } from './printed-words.ts';
import { type Quoted, quoted } from './quoted.ts';
import { type Written, writtenIn } from './written.ts';

/** Raised whenever the words or the layout change, so that what was printed before is printed anew. */
export const template = 1;

/** A label and what it says. */
export type Entry = readonly [label: string, text: string];
type Party = { readonly title: string; readonly name: string; readonly lines: readonly string[] };

export type PrintedQuote = {
  readonly language: QuoteLanguage;
  readonly title: string;
  /** What is written across a quote that was not sent. */
  readonly draftMark?: string;
  readonly about: readonly Entry[];
  readonly seller: Party;
  readonly buyer: Party;
  readonly headings: Readonly<Record<Column, string>>;
  readonly rows: readonly Readonly<Record<Column, string>>[];
  readonly totals: readonly Entry[];
  readonly terms: readonly Entry[];
};

/** Whom a quote is for. */
export type Buyer = {
  readonly account: Pick<Account, 'company' | 'taxId'>;
  /** Of the contact person, for a reader who may know it. */
  readonly contact?: string | undefined;
};

type Said = {
  readonly quote: Quote;
  readonly deal: Pick<Deal, 'quote' | 'paymentTerms'>;
  readonly buyer: Buyer;
  readonly seller: Seller;
  readonly policy: Pick<Policy, 'staff' | 'calendar'>;
  readonly products: readonly Product[];
  readonly language: QuoteLanguage;
};

/** What is printed of a quote. The figures are those of `quoted`: nothing is calculated here. */
export function printedQuote(said: Said): PrintedQuote {
  const { quote, deal, buyer, seller, policy, language } = said;
  const figures = quoted(quote, deal, said);
  const { currency } = figures.totals;
  const written = writtenIn(language, currency);
  const its = words[language];
  const isSent = quote.state === 'sent';
  return {
    language,
    title: isSent ? its.numbered(quote.number) : its.quote,
    ...(!isSent && { draftMark: its.draft }),
    about: entries([
      [its.version, String(figures.quoteVersion)],
      [its.on, written.day(isSent ? quote.sentOn : dayOf(quote.at, policy.calendar.timeZone))],
      [its.validUntil, quote.validUntil && written.day(quote.validUntil)],
    ]),
    seller: sellerIn(language, seller),
    buyer: buyerIn(language, buyer),
    headings: byColumn((column) => its.columns[column](currency)),
    rows: rowsOf(figures, said, written),
    totals: totalsOf(figures, language, written),
    terms: entries([
      [its.deliveryTerms, quote.deliveryTerms],
      [its.leadTime, figures.leadTimeDays && written.number(figures.leadTimeDays)],
      [
        its.paymentTerms,
        paymentTermsOf(said)
          .map((term) => paymentIn(language, term, written))
          .join('\n'),
      ],
      [its.note, quote.note],
      [its.author, authorOf(said)],
    ]),
  };
}

/** Those that say something. */
const entries = (all: readonly (readonly [string, string | number | undefined])[]): Entry[] =>
  all.flatMap(([label, text]): Entry[] => (text === undefined || text === '' ? [] : [[label, String(text)]]));

const byColumn = (text: (column: Column) => string): Record<Column, string> =>
  Object.fromEntries(columns.map((column) => [column, text(column)])) as Record<Column, string>; // one of each

function taxIdIn(language: QuoteLanguage, text: string | undefined): string[] {
  if (text === undefined) return [];
  const parsed = parseTaxId(text.replace('+', '/'));
  const its = words[language];
  const { inn, kpp } = parsed.ok ? parsed.taxId : { inn: text };
  return [[its.inn(inn), ...(kpp === undefined ? [] : [its.kpp(kpp)])].join(', ')];
}

function sellerIn(language: QuoteLanguage, { name, taxId, address, phone, bank }: Seller): Party {
  const its = words[language];
  const account = bank?.correspondentAccount;
  const lines = [
    ...taxIdIn(language, taxId),
    ...(address ? [address[language]] : []),
    ...(phone === undefined ? [] : [its.phone(phone)]),
    ...(bank ? [`${bank.name[language]}, ${its.bic(bank.bic)}`, its.account(bank.account)] : []),
    ...(account === undefined ? [] : [its.correspondentAccount(account)]),
  ];
  return { title: its.seller, name: name[language], lines };
}

/** A private buyer is the contact person. */
function buyerIn(language: QuoteLanguage, { account: { company, taxId }, contact }: Buyer): Party {
  const its = words[language];
  const met = contact === undefined || company === undefined ? [] : [its.contact(contact)];
  return {
    title: its.buyer,
    name: company ?? contact ?? its.privateBuyer,
    lines: [...taxIdIn(language, taxId), ...met],
  };
}

type Line = Quoted['lines'][number];

/** A title of the register in the language that is asked for; one that somebody wrote stays as it is. */
function titleIn(language: QuoteLanguage, { product, title }: Line, products: readonly Product[]): string {
  const known = productOf(product, products);
  return known && Object.values(known.title).includes(title) ? known.title[language] : title;
}

function rowsOf({ lines, totals }: Quoted, { products, language }: Said, written: Written) {
  return lines.map((line, n) => {
    const { code, quantity, unit, price, discountPercent = 0 } = line;
    const cells: Partial<Record<Column, string>> = {
      position: String(n + 1),
      title: titleIn(language, line, products),
      ...present({ code, unit, quantity: quantity === undefined ? undefined : written.number(quantity) }),
      ...(price && { price: priceIn(language, price, written), vatPercent: written.percent(price.vatPercent) }),
      ...(discountPercent > 0 && { discount: written.percent(discountPercent) }),
      ...figuresOf(totals.lines[n], written),
    };
    return byColumn((column) => cells[column] ?? '');
  });
}

/** In the currency of the column; a line of a quote that is another amount may have another. */
const priceIn = (language: QuoteLanguage, { netMinor, currency }: Amount, written: Written): string =>
  currency === written.currency ? written.amount(netMinor) : writtenIn(language, currency).money(netMinor);

/** What a line comes to; nothing where the quote was sent for another amount than its lines'. */
const figuresOf = (total: Quoted['totals']['lines'][number] | undefined, { amount }: Written) =>
  total && { net: amount(total.netMinor), vat: amount(total.vatMinor), gross: amount(total.grossMinor) };

function totalsOf({ totals }: Quoted, language: QuoteLanguage, { money, percent }: Written): Entry[] {
  const { listMinor, netMinor, vatMinor, grossMinor, vat } = totals;
  const its = words[language];
  return [
    ...(listMinor > netMinor ? ([[its.beforeDiscount, money(listMinor)]] as const) : []),
    [its.net, money(netMinor)],
    ...vat.map((one): Entry => [its.vatOf(percent(one.vatPercent), money(one.netMinor)), money(one.vatMinor)]),
    ...(vat.length > 1 ? ([[its.vat, money(vatMinor)]] as const) : []),
    [its.gross, money(grossMinor)],
  ];
}

/** Of a draft the deal's; of a sent quote those it was sent with. */
const paymentTermsOf = ({ quote, deal }: Said): readonly PaymentTerm[] =>
  quote.state === 'sent' ? (quote.paymentTerms ?? []) : deal.paymentTerms;

function paymentIn(language: QuoteLanguage, { share, due }: PaymentTerm, written: Written): string {
  const its = words[language];
  const part =
    'percent' in share
      ? written.percent(share.percent)
      : its.netOfVat(writtenIn(language, share.amount.currency).money(share.amount.netMinor));
  return `${part} — ${'on' in due ? its.until(written.day(due.on)) : eventIn(language, due, written)}`;
}

type DueEvent = Extract<PaymentTerm['due'], { readonly event: string }>;

function eventIn(language: QuoteLanguage, { event, days = 0 }: DueEvent, written: Written): string {
  const { due, days: word } = words[language];
  return days === 0 ? due[event].at : due[event].within(`${written.number(days)} ${word(written.isOne(days))}`);
}

/** Who made it, where that was one of the staff. */
const authorOf = ({ quote: { by }, policy: { staff } }: Said): string | undefined =>
  staff.find(({ id }) => id === by?.id)?.name;
