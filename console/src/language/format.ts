/** Money, days and numbers as people of the language write them: all by `Intl`, all in the plant’s time zone. */
import { usePlant } from '../api/plant.ts';
import { useLanguage } from './use-language.ts';
import type { Language } from './languages.ts';

export type Sum = { readonly netMinor: number; readonly currency: string };

const locales: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type Format = {
  /** `1 234 500 ₽`: without minor units, which no board needs. */
  readonly money: (sum: Sum) => string;
  /** With minor units. */
  readonly exactMoney: (sum: Sum) => string;
  /** `1,2 млн ₽`, where there is little room. */
  readonly shortMoney: (sum: Sum) => string;
  readonly number: (value: number, digits?: number) => string;
  /** Of a share: 0.25 is 25%. */
  readonly percent: (share: number, digits?: number) => string;
  /** `27 ноя.`, with the year where it is another one. Of an instant or a calendar day. */
  readonly day: (at: string) => string;
  /** `27 ноября 2026 г.` */
  readonly longDay: (at: string) => string;
  readonly month: (month: string) => string;
  /** `нояб. 26 г.`, where there is little room. */
  readonly shortMonth: (month: string) => string;
  readonly time: (at: string) => string;
  readonly dayAndTime: (at: string) => string;
  /** `через 2 ч`, `3 дня назад`. */
  readonly fromNow: (at: string, now: string) => string;
  /** `2 ч`, `3 дн.`: how long something takes. */
  readonly duration: (ms: number) => string;
  readonly list: (items: readonly string[]) => string;
};

/** How the page writes what it shows. */
export function useFormat(): Format {
  const language = useLanguage();
  const { timeZone } = usePlant();
  return formatsIn(language)(timeZone);
}

/** Each is made once: making what `Intl` writes with is most of what a card of a board takes to be drawn. */
function once<K, V>(make: (of: K) => V): (of: K) => V {
  const made = new Map<K, V>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}

const formatsIn = once((language: Language) => once((timeZone: string) => formatIn(language, timeZone)));

/** Midday of a calendar day in UTC is the same day wherever it is shown. */
const instantOf = (at: string): Date => new Date(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00Z` : at);

function formatIn(language: Language, timeZone: string): Format {
  const locale = locales[language];
  const when = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const shortDay = when({ day: 'numeric', month: 'short' });
  const dayOfYear = when({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = when({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const shortMonth = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: '2-digit' });
  const time = when({ hour: '2-digit', minute: '2-digit' });
  const year = when({ year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const moneyIn = (options: Intl.NumberFormatOptions) => {
    const formatOf = once(
      (currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, ...options }),
    );
    return ({ netMinor, currency }: Sum): string => formatOf(currency).format(netMinor / 10 ** minorDigitsOf(currency));
  };
  const numberOf = once((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const percentOf = once(
    (digits: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }),
  );
  const unitsOf = once((unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }));
  const day = (at: string): string => {
    const date = instantOf(at);
    return (year.format(date) === year.format(new Date()) ? shortDay : dayOfYear).format(date);
  };
  return {
    money: moneyIn({ maximumFractionDigits: 0 }),
    exactMoney: moneyIn({}),
    shortMoney: moneyIn({ notation: 'compact', maximumSignificantDigits: 3 }),
    number: (value, digits = 0) => numberOf(digits).format(value),
    percent: (share, digits = 0) => percentOf(digits).format(share),
    day,
    longDay: (at) => longDay.format(instantOf(at)),
    month: (of) => month.format(new Date(`${of.slice(0, 7)}-01T00:00:00Z`)),
    shortMonth: (of) => shortMonth.format(new Date(`${of.slice(0, 7)}-01T00:00:00Z`)),
    time: (at) => time.format(instantOf(at)),
    dayAndTime: (at) => `${day(at)}, ${time.format(instantOf(at))}`,
    fromNow: (at, now) => {
      const ms = instantOf(at).getTime() - Date.parse(now);
      const [unit, size] = unitOf(Math.abs(ms));
      return relative.format(Math.trunc(ms / size), unit);
    },
    duration: (ms) => {
      const [unit, size] = unitOf(ms);
      return unitsOf(unit).format(Math.round(ms / size));
    },
    list: (items) => list.format(items),
  };
}

function unitOf(ms: number): ['minute' | 'hour' | 'day', number] {
  if (ms < hourMs) return ['minute', 60_000];
  return ms < dayMs ? ['hour', hourMs] : ['day', dayMs];
}

/** Yen has none, most have two: what ISO 4217 says of a currency. */
const minorDigitsOf = once(
  (currency: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
);
