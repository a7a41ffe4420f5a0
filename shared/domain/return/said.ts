/** What is said in both languages: days in words that agree with their number, and dates. */
import type { Said } from '../said.ts';
import { dayOf } from './day-number.ts';

type Language = keyof Said;

const dates = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat('ru', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
} as const;
const shortDates = {
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
} as const;
const plurals = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') } as const;
const dayForms = {
  en: { one: 'day', other: 'days' },
  ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
} as const satisfies Record<Language, Partial<Record<Intl.LDMLPluralRule, string>>>;

/** `Tuesday 24 March`, in the order of the language. */
export const dateOn = (language: Language, day: number): string =>
  dates[language].format(new Date(`${dayOf(day)}T00:00:00Z`));

/** `24 March`. */
export const shortDate = (language: Language, day: string): string =>
  shortDates[language].format(new Date(`${day}T00:00:00Z`));

/** A number of days in words that agree with it: `24 дня`. */
export function days(language: Language, count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = dayForms[language];
  return `${String(count)} ${forms[plurals[language].select(count)] ?? dayForms[language].other}`;
}
