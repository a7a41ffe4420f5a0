/** Where the words of a printed quote stand on an A4 sheet, laid on its side for the many columns of figures. */
import type { Content, Definition } from 'pdfmake';
import type { Entry, PrintedQuote } from '../../domain/quotes/printed-quote.ts';
import { type Column, columns, words } from '../../domain/quotes/printed-words.ts';

const right = { alignment: 'right' } as const;
type Place = { readonly width: number; readonly alignment?: 'right' };
const figure = (width: number): Place => ({ width, ...right });
/**
 * Widths in points, which with what is between them make the 770 of the sheet between its margins. They are told, since a
 * table that measures itself is as wide as the longest word somebody wrote, and its last columns are off the sheet. An amount
 * of 2 · 10^13 minor units has 72 points.
 */
const place: Readonly<Record<Column, Place>> = {
  position: figure(20),
  title: { width: 170 },
  code: { width: 62 },
  quantity: figure(56),
  unit: { width: 30 },
  price: figure(74),
  discount: figure(36),
  net: figure(74),
  vatPercent: figure(34),
  vat: figure(74),
  gross: figure(74),
};
const between = 3;

const party = ({ title, name, lines }: PrintedQuote['seller']): Content => ({
  width: '50%',
  stack: [{ text: title, style: 'label' }, { text: name, style: 'strong' }, ...lines],
});

const cell = (column: Column, text: string, style = 'plain'): Content => ({
  text,
  style,
  alignment: place[column].alignment ?? 'left',
});

const linesTable = ({ headings, rows }: PrintedQuote): Content => ({
  layout: {
    hLineWidth: (n) => (n === 1 ? 1 : 0.3),
    vLineWidth: () => 0,
    paddingLeft: () => between,
    paddingRight: () => between,
  },
  fontSize: 8,
  margin: [0, 12, 0, 8],
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: columns.map((column) => place[column].width),
    body: [
      columns.map((column) => cell(column, headings[column], 'strong')),
      ...rows.map((row) => columns.map((column) => cell(column, row[column]))),
    ],
  },
});

/** A sheet has room for 35 of them. */
const onOneSheet = 30;

/** Not on two sheets, unless there are more rates of VAT than one has room for: a total without what it sums up says nothing. */
const totalsTable = (totals: readonly Entry[]): Content => ({
  unbreakable: totals.length <= onOneSheet,
  columns: [
    { width: '50%', text: '' },
    {
      width: '50%',
      layout: 'noBorders',
      table: {
        widths: ['*', 'auto'],
        body: totals.map(([label, text], n) => {
          const style = n === totals.length - 1 ? 'strong' : 'plain';
          return [
            { text: label, style },
            { text, style, noWrap: true, ...right },
          ];
        }),
      },
    },
  ],
});

/** A label above what it says. */
const above = ([label, text]: Entry): Content => ({ stack: [{ text: label, style: 'label' }, text] });

/** A label beside what it says, which may go on for pages. */
const beside = ([label, text]: Entry): Content => ({
  margin: [0, 0, 0, 3],
  columns: [
    { width: 160, text: label, style: 'label' },
    { width: 600, text },
  ],
});

/** What pdfmake makes a PDF of. */
export const layoutOf = (quote: PrintedQuote): Definition => ({
  pageSize: 'A4',
  pageOrientation: 'landscape',
  pageMargins: [36, 36, 36, 46],
  language: quote.language,
  info: { title: quote.title },
  defaultStyle: { font: 'Roboto', fontSize: 9 },
  styles: {
    plain: {},
    strong: { bold: true },
    title: { fontSize: 15, bold: true, margin: [0, 0, 0, 4] },
    label: { color: '#555555', fontSize: 8 },
  },
  ...(quote.draftMark !== undefined && {
    watermark: { text: quote.draftMark, color: '#999999', opacity: 0.25, bold: true },
  }),
  content: [
    { text: quote.title, style: 'title' },
    { columns: quote.about.map(above) },
    { margin: [0, 10, 0, 0], columns: [party(quote.seller), party(quote.buyer)] },
    linesTable(quote),
    totalsTable(quote.totals),
    { margin: [0, 8, 0, 0], stack: quote.terms.map(beside) },
  ],
  footer: (page, pages) => ({
    margin: [36, 14, 36, 0],
    style: 'label',
    columns: [
      { text: quote.title, style: 'label' },
      { text: words[quote.language].page(page, pages), style: 'label', ...right },
    ],
  }),
});
