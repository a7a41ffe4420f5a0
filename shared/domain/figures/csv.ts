/** Reports as a spreadsheet opens them. */
import { stringify } from 'csv-stringify/sync';
import type { Sum } from '../money/sums.ts';

/** A text, a number, or nothing where nobody knows. */
export type Cell = string | number | undefined;

/** How a reader's spreadsheet writes: with a decimal comma it parts cells by semicolons. */
export const decimals = ['point', 'comma'] as const;
export type Decimal = (typeof decimals)[number];

/** The style of the language a reader asks for first: `ru-RU,ru;q=0.9` has a comma. */
export function decimalOf(acceptLanguage = ''): Decimal {
  const [language = ''] = acceptLanguage.split(/[,;]/);
  const sample = isLanguage(language) ? (1.5).toLocaleString(language) : '1.5';
  return sample.includes(',') ? 'comma' : 'point';
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag.trim()).length > 0;
  } catch {
    return false;
  }
}

/**
 * Rows under their titles, in UTF-8 with the mark spreadsheets know it by. What a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export const csvOf = (titles: readonly string[], rows: readonly (readonly Cell[])[], decimal: Decimal): string =>
  stringify([[...titles], ...rows.map((cells) => [...cells])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    delimiter: decimal === 'comma' ? ';' : ',',
    cast: {
      number: (value) => ({
        value: decimal === 'comma' ? String(value).replace('.', ',') : String(value),
        escape_formulas: false, // a minus is one
      }),
    },
  });

/** One of several that belong together. */
export type Table = {
  readonly name: string;
  /** Of its columns. @default - none: its rows say what they are */
  readonly titles?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Several tables, one under the other with a line between them. */
export function tablesCsv(tables: readonly Table[], decimal: Decimal): string {
  const [titles = [], ...lines] = tables.flatMap(({ titles: own, rows }, n) => [
    ...(n > 0 ? [[]] : []),
    ...(own ? [own] : []),
    ...rows,
  ]);
  return csvOf(titles.map(String), lines, decimal);
}

/** Counts by name in one cell: `price: 2; terms: 1`. */
export const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${String(count)}`)
    .join('; ');

/** What is known in one currency, in whole units of it; nothing where nobody knows. */
export function inUnits(known: readonly Sum[], currency: string): number | undefined {
  const sum = known.find((one) => one.currency === currency);
  return sum && sum.netMinor / 10 ** digitsOf(currency);
}

/** How many digits the minor unit of a currency takes. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
