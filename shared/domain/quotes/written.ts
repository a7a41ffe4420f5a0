/** Figures and days as a reader of a language writes them. */
import type { QuoteLanguage } from '../deals/quote.ts';

export const localeOf = { ru: 'ru-RU', en: 'en-GB' } as const satisfies Record<QuoteLanguage, string>;

/** How figures and days are written in a language, amounts in one currency. */
export type Written = ReturnType<typeof writtenIn>;

/** Making a formatter takes longer than all it writes: one document has one of each. */
export function writtenIn(language: QuoteLanguage, currency: string) {
  const locale = localeOf[language];
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 0;
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const plural = new Intl.PluralRules(locale);
  const exact = (minor: number) => `${minor}e-${digits}` as `${number}`; // as text, so that nothing is rounded
  return {
    currency,
    money: (minor: number): string => money.format(exact(minor)),
    /** Without the currency, which the heading of the column names. */
    amount: (minor: number): string => plain.format(exact(minor)),
    number: (value: number): string => number.format(value),
    percent: (value: number): string => percent.format(value / 100),
    day: (value: string): string => day.format(new Date(value)),
    isOne: (count: number): boolean => plural.select(count) === 'one',
  };
}
