/** What the printer puts on paper, read back from it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { seller } from '../../../settings/seller.ts';
import { pdfPrinter } from '../../../shared/adapters/pdf/printer.ts';
import type { Quote, QuoteLanguage } from '../../../shared/domain/deals/quote.ts';
import { type PrintedQuote, printedQuote } from '../../../shared/domain/quotes/printed-quote.ts';
import { policyWith, register } from '../../support/domain/contexts.ts';
import { dealAt, halfBefore } from '../../support/domain/deals.ts';
import { draftQuote, sentQuote } from '../../support/domain/quotes.ts';

const fonts = join(dirname(fileURLToPath(import.meta.resolve('pdfmake/package.json'))), 'fonts/Roboto');
const { print } = pdfPrinter(fonts);
const buyer = { account: { company: 'ООО «Пример»', taxId: '7707083893' }, contact: 'Иван Примеров' };

const paperOf = (quote: Quote, language: QuoteLanguage = 'ru'): PrintedQuote =>
  printedQuote({
    quote,
    deal: dealAt('send-quote', { paymentTerms: halfBefore }),
    buyer,
    seller,
    policy: policyWith(),
    products: register,
    language,
  });

/** The text of each page, with one plain space for all that is between words. */
async function pagesOf(paper: PrintedQuote): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await print(paper)));
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map(plain);
}
const plain = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
/** Everything a paper says, in the words it should be found in. */
const saidIn = ({ title, about, seller: from, buyer: to, headings, rows, totals, terms }: PrintedQuote): string[] =>
  [
    title,
    ...[from, to].flatMap((party) => [party.title, party.name, ...party.lines]),
    ...[...about, ...totals, ...terms].flat(),
    ...Object.values(headings),
    ...rows.flatMap((row) => Object.values(row)),
  ].map(plain);
const lines = (count: number): typeof draftQuote.lines =>
  Array.from({ length: count }, (_, n) => ({
    title: `Шкаф управления ШУ-${String(n + 1)} с преобразователем частоты`,
    code: `CB-${String(n + 1)}`,
    quantity: n + 1,
    unit: 'шт.',
    price: { netMinor: 10_000_000 + n, currency: 'RUB', vatPercent: n % 2 === 0 ? 22 : 10 },
  }));

describe('A quote on paper', () => {
  it.each(['ru', 'en'] as const)('says all of it in %s, letter by letter, on one page of one', async (language) => {
    const paper = paperOf(sentQuote, language);
    const pages = await pagesOf(paper);
    expect(saidIn(paper).filter((text) => !pages[0]?.includes(text))).toEqual([]);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(language === 'ru' ? 'Страница 1 из 1' : 'Page 1 of 1');
    expect(pages[0]).not.toMatch(/ЧЕРНОВИК|DRAFT/);
  });

  it.each([
    ['ru', 'ЧЕРНОВИК'],
    ['en', 'DRAFT'],
  ] as const)('that was not sent is marked on each page in %s', async (language, mark) => {
    const pages = await pagesOf(paperOf({ ...draftQuote, lines: lines(30) }, language));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.filter((page) => !page.includes(mark))).toEqual([]);
  });

  it('of 500 lines has each of them once, in order, under the headings, and its totals together', async () => {
    const paper = paperOf({ ...draftQuote, lines: lines(500) });
    const pages = await pagesOf(paper);
    const whole = pages.join(' ');
    const codes = [...whole.matchAll(/ CB-(\d+) /g)].map(([, n]) => Number(n));
    expect(codes).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
    const rows = paper.rows.map(({ quantity, unit, price, net, vat, gross }) => [
      quantity,
      unit,
      price,
      net,
      vat,
      gross,
    ]);
    const lacking = rows.filter((row) => row.some((text) => !whole.includes(plain(text))));
    expect(lacking).toEqual([]);
    expect(pages.filter((page) => / CB-\d/.test(page) && !page.includes('Наименование Артикул'))).toEqual([]);
    expect(pages.map((page, n) => page.includes(`Страница ${String(n + 1)} из ${String(pages.length)}`))).toEqual(
      pages.map(() => true),
    );
    const totals = paper.totals.map(([label, text]) => plain(`${label} ${text}`));
    expect(pages.filter((page) => totals.some((total) => page.includes(total)))).toHaveLength(1);
    expect(totals.filter((total) => !whole.includes(total))).toEqual([]);
  }, 60_000);

  it.each([8, 9, 10, 11, 12, 13, 14])('of %i lines has all its totals on one page', async (count) => {
    const paper = paperOf({ ...draftQuote, lines: lines(count) });
    const pages = await pagesOf(paper);
    const found = paper.totals.map(([label, text]) =>
      pages.findIndex((page) => page.includes(plain(`${label} ${text}`))),
    );
    expect(new Set(found).size).toBe(1);
    expect(found).not.toContain(-1);
  });
});

describe('What people write', () => {
  it('is wrapped, and stays on the sheet', async () => {
    const [first] = lines(1);
    const word = (length: number): string => 'Щ'.repeat(length);
    const long = {
      ...first,
      title: word(300),
      code: word(50),
      unit: word(20),
      price: { netMinor: 1e13, currency: 'RUB', vatPercent: 100 },
    };
    const pdf = await getDocumentProxy(
      new Uint8Array(
        await print(paperOf({ ...draftQuote, lines: [long] as typeof draftQuote.lines, note: word(2000) })),
      ),
    );
    const page = await pdf.getPage(1);
    const [, , width = 0] = page.view;
    const { items } = await page.getTextContent();
    const ends = items.flatMap((item) =>
      'str' in item && !item.str.includes('ЧЕРНОВИК') ? [Number(item.transform[4]) + item.width] : [],
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(width - 30);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text.replaceAll(/[^Щ]/g, '').length).toBe(300 + 50 + 20 + 2000);
  });

  it('is printed whatever letters it has', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (title, note) => {
        const [first] = lines(1);
        const quote = { ...sentQuote, note, lines: [{ ...first, title }] };
        expect((await print(paperOf(quote))).length).toBeGreaterThan(1000);
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('opens no address and no file', async () => {
    const note = 'https://example.com/a.png file:///etc/passwd /etc/passwd data:text/plain,a';
    const [page] = await pagesOf(paperOf({ ...sentQuote, note, deliveryTerms: '{"image":"/etc/passwd"}' }));
    expect(page).toContain(note);
    expect(page).toContain('{"image":"/etc/passwd"}');
  });
});

describe('A printer', () => {
  it('reads no fonts from elsewhere', async () => {
    await expect(pdfPrinter('/nowhere').print(paperOf(sentQuote))).rejects.toThrow('/nowhere/Roboto-');
    expect((await pdfPrinter(fonts).print(paperOf(sentQuote))).subarray(0, 5)).toEqual(Buffer.from('%PDF-'));
  });
});
