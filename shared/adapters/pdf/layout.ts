/** Where the words of a printed quote stand on an A4 sheet, laid on its side for the many columns of figures. */
import type { Content, Definition } from 'pdfmake';
import type { Entry, PrintedQuote } from '../../domain/quotes/printed-quote.ts';
import { type Column, columns, words } from '../../domain/quotes/printed-words.ts';

const right = { alignment: 'right' } as const;
const figure = { width: 'auto', ...right } as const;
type Place = { readonly width: number | 'auto' | '*'; readonly alignment?: 'right' };
/** The title takes what the others leave; what people write is wrapped, figures never are. */
const place: Readonly<Record<Column, Place>> = {
  position: figure,
  title: { width: '*' },
  code: { width: 60 },
  quantity: figure,
  unit: { width: 32 },
  price: figure,
  discount: figure,
  net: figure,
  vatPercent: figure,
  vat: figure,
  gross: figure,
};

const party = ({ title, name, lines }: PrintedQuote['seller']): Content => ({
  stack: [{ text: title, style: 'label' }, { text: name, bold: true }, ...lines],
});

const cell = (column: Column, text: string, bold = false): Content => ({
  text,
  bold,
  alignment: place[column].alignment ?? 'left',
});

const linesTable = ({ headings, rows }: PrintedQuote): Content => ({
  layout: 'lightHorizontalLines',
  margin: [0, 12, 0, 8],
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: columns.map((column) => place[column].width),
    body: [
      columns.map((column) => cell(column, headings[column], true)),
      ...rows.map((row) => columns.map((column) => cell(column, row[column]))),
    ],
  },
});

/** Never on two pages: a total without what it sums up says nothing. */
const totalsTable = (totals: readonly Entry[]): Content => ({
  unbreakable: true,
  columns: [
    { text: '', width: '*' },
    {
      width: 'auto',
      layout: 'noBorders',
      table: {
        body: totals.map(([label, text], n) => {
          const bold = n === totals.length - 1;
          return [
            { text: label, bold },
            { text, bold, noWrap: true, ...right },
          ];
        }),
      },
    },
  ],
});

const labelled = ([label, text]: Entry): Content => ({
  margin: [0, 4, 0, 0],
  stack: [{ text: label, style: 'label' }, text],
});

/** What pdfmake makes a PDF of. */
export const layoutOf = (quote: PrintedQuote): Definition => ({
  pageSize: 'A4',
  pageOrientation: 'landscape',
  pageMargins: [36, 36, 36, 46],
  language: quote.language,
  info: { title: quote.title },
  defaultStyle: { font: 'Roboto', fontSize: 9 },
  styles: { title: { fontSize: 15, bold: true, margin: [0, 0, 0, 4] }, label: { color: '#555555', fontSize: 8 } },
  ...(quote.draftMark !== undefined && {
    watermark: { text: quote.draftMark, color: '#999999', opacity: 0.25, bold: true },
  }),
  content: [
    { text: quote.title, style: 'title' },
    { columns: quote.about.map(labelled) },
    { margin: [0, 10, 0, 0], columnGap: 24, columns: [party(quote.seller), party(quote.buyer)] },
    linesTable(quote),
    totalsTable(quote.totals),
    { margin: [0, 8, 0, 0], stack: quote.terms.map(labelled) },
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
