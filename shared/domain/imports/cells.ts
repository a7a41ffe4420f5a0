/** What stands in one cell of a file, read by what it should be. */
import { Day, type Instant } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { companyKey } from '../contacts/company-name.ts';
import { normaliseEmail } from '../contacts/email.ts';
import { normalisePhone } from '../contacts/phone.ts';
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import { lazily } from '../lazily.ts';
import { mostMinor } from '../money/money.ts';
import { textKey } from '../text-key.ts';

/** What a cell is read with: the plant's country, and today by its clocks. */
export type Reading = { readonly country: string; readonly today: string; readonly timeZone: string };

/** A value, or in words what would have been one. */
export type Cell<T> = (
  text: string,
  reading: Reading,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly allowed: string };

const value = <T>(of: T) => ({ ok: true, value: of }) as const;
const instead = (allowed: string) => ({ ok: false, allowed }) as const;

export const text =
  (max: number): Cell<string> =>
  (typed) =>
    typed.length <= max ? value(typed) : instead(`at most ${String(max)} characters`);

/** A name of a company: something to tell it by. */
export const companyName: Cell<string> = (typed, reading) =>
  companyKey(typed) === '' ? instead('a name with letters or digits') : text(200)(typed, reading);

/** Year first with hyphens or none, or day first with dots; a time of day may follow. */
const spelledDays = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[ T](?<rest>.*))?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?: (?<rest>.*))?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];

/** The parts of what is spelled in one of some ways. */
const partsIn = (typed: string, ways: readonly RegExp[]): Readonly<Record<string, string | undefined>> =>
  ways.map((spelled) => spelled.exec(typed)?.groups).find(Boolean) ?? {};

/** The day a cell spells, and what follows it. */
function dayIn(typed: string): { readonly on: string; readonly rest: string | undefined } | undefined {
  const { year, month, day: date, rest } = partsIn(typed, spelledDays);
  const on = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
  return Day.safeParse(on).success ? { on, rest } : undefined;
}

const noDay = 'a date: 2026-05-31, 31.05.2026 or 20260531';

/** A day of any year; a time of day after it is left out. */
export const day: Cell<string> = (typed) => {
  const { on } = dayIn(typed) ?? {};
  return on === undefined ? instead(noDay) : value(on);
};

/** From one day to another, both included. */
export type Period = { readonly from: string; readonly to: string };

const spelledMonths = [/^(?<year>\d{4})-(?<month>\d{2})$/, /^(?<month>\d{1,2})\.(?<year>\d{4})$/];

/** One day that has come, or a month that has begun. */
export const period: Cell<Period> = (typed, reading) => {
  const { year, month } = partsIn(typed, spelledMonths);
  const on = `${String(year)}-${String(month).padStart(2, '0')}`;
  if (Day.safeParse(`${on}-01`).success && on <= reading.today) return value({ from: `${on}-01`, to: lastDayOf(on) });
  const one = pastDay(typed, reading);
  return one.ok
    ? value({ from: one.value, to: one.value })
    : instead('a month, 2026-05 or 05.2026, or a day; none to come');
};

/** The day before the next month's first. */
const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** A day that has come. */
export const pastDay: Cell<string> = (typed, reading) => {
  const read = day(typed, reading);
  if (!read.ok || read.value <= reading.today) return read;
  return instead(`a date not after today, ${reading.today}`);
};

const midnight = { hours: '0', minutes: '0' } as const;
const spelledTimes = [/^(?<hours>\d{1,2}):(?<minutes>\d{2})/];

/** When something happened, by the plant's clocks: without a time of day, when the day began. */
export const pastInstant: Cell<Instant> = (typed, reading) => {
  const on = pastDay(typed, reading);
  if (!on.ok) return on;
  const { rest } = dayIn(typed) ?? {};
  const { hours, minutes } = { ...midnight, ...partsIn(String(rest), spelledTimes) };
  const sinceMidnight = Number(hours) * 60 + Number(minutes);
  return value(new Date(Date.parse(startOfDay(on.value, reading.timeZone)) + sinceMidnight * 60_000).toISOString());
};

const sum = 'a sum with at most two decimals: 1234.56 or 1 234,56';
const signs = '₽|руб\\.?|р\\.|rub|rur|usd|eur|€|\\$';
const currencySigns = new RegExp(`^(?:${signs})|(?:${signs})$`, 'gi');
/** Digits in one piece or in threes, then a decimal point or comma: not the mark that stands between the threes. */
const spelledSums = [
  /^(\d+|\d{1,3}(?:[ ']\d{3})+)(?:[.,](\d{1,2})0*)?$/,
  /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})0*$/,
  /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})0*$/,
  /^(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,})$/,
];
/** `1,234` and `1.234` may be thousands as well as decimals. */
const ambiguous = /^\d{1,3}[.,]\d{3}$/;

/** A sum of money in minor units. What has two readings is not guessed. */
export const money: Cell<number> = (typed) => {
  const bare = typed.replace(/\s/g, ' ').replace(currencySigns, '').trim();
  const found = spelledSums.map((spelled) => spelled.exec(bare)).find(Boolean);
  if (!found || ambiguous.test(bare)) return instead(sum);
  const [, whole, decimals = ''] = found;
  const minor = Number(`${String(whole).replace(/\D/g, '')}${decimals.padEnd(2, '0')}`);
  return minor <= mostMinor ? value(minor) : instead(`at most ${String(mostMinor / 100)}`);
};

export const percent: Cell<number> = (typed) => {
  const number = /^(\d+(?:[.,]\d+)?)\s*%?$/.exec(typed)?.[1];
  const share = Number(number?.replace(',', '.'));
  return share <= 100 ? value(share) : instead('a percentage from 0 to 100');
};

/** An INN, with a KPP or without, as it is compared. */
export const taxId: Cell<string> = (typed) => {
  const parsed = parseTaxId(typed);
  return parsed.ok ? value(taxIdKey(parsed.taxId)) : instead(`an INN with right check digits (${parsed.problem})`);
};

export const email: Cell<string> = (typed) => {
  const address = normaliseEmail(typed);
  return address === undefined ? instead('an e-mail address') : value(address);
};

export const phone: Cell<string> = (typed, { country }) => {
  const number = normalisePhone(typed, country);
  return number ? value(number.e164) : instead('a phone number that exists, with its area code');
};

/** One of some ids, or a title of one. */
export const oneOf =
  <T extends string>(titles: Readonly<Record<T, readonly string[]>>): Cell<T> =>
  (typed) => {
    const entries = Object.entries(titles) as [T, readonly string[]][]; // Object.entries forgets the keys
    const found = entries.find(([id, names]) => [id, ...names].some((name) => textKey(name) === textKey(typed)));
    return found ? value(found[0]) : instead(entries.map(([id, names]) => names[0] ?? id).join(', '));
  };

/** How much of something, with at most three decimals. */
export const quantity: Cell<number> = (typed) => {
  const bare = typed.replace(/\s/g, '');
  const number = /^\d{1,9}(?:[.,]\d{1,3})?$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
  return number > 0 ? value(number) : instead('a quantity: 12 or 1,5');
};

/** A whole number, of anything that is counted. */
export const count: Cell<number> = (typed) => {
  const bare = typed.replace(/\s/g, '');
  return /^\d{1,12}$/.test(bare) ? value(Number(bare)) : instead('a whole number');
};

/** A whole number between two, both included. */
export const whole =
  (least: number, most: number): Cell<number> =>
  (typed) => {
    const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
    return number >= least && number <= most
      ? value(number)
      : instead(`a whole number from ${String(least)} to ${String(most)}`);
  };

const answers = { yes: ['Да', 'Y', 'true', '1', '+'], no: ['Нет', 'N', 'false', '0', '-'] } as const;

/** Yes or no. */
export const flag: Cell<boolean> = (typed, reading) => {
  const answer = oneOf(answers)(typed, reading);
  return answer.ok ? value(answer.value === 'yes') : answer;
};

/** A rate of VAT: a percentage, or as catalogues call it. */
export const vatRate: Cell<number> = (typed, reading) =>
  textKey(typed) === 'без ндс' ? value(0) : percent(typed.replace(/^НДС\s*/i, ''), reading);

/** A currency by its code, its sign, or its name in Russian or English. */
export const currency: Cell<string> = (typed) => {
  const code = currencies().get(textKey(typed));
  return code === undefined ? instead('a currency: RUB, USD, EUR') : value(code);
};

const signed = {
  RUB: ['₽', 'руб', 'руб.', 'р.', 'рубль', 'рубли', 'rur'],
  USD: ['$', 'доллар'],
  EUR: ['€', 'евро'],
  CNY: ['¥', 'юань'],
} as const;

/** Every currency by all it is called. */
const currencies = lazily(() => {
  const names = ['ru', 'en'].map((language) => new Intl.DisplayNames(language, { type: 'currency' }));
  const named = Intl.supportedValuesOf('currency').flatMap((code) =>
    [code, ...names.map((each) => each.of(code) ?? code)].map((name) => [textKey(name), code] as const),
  );
  const short = Object.entries(signed).flatMap(([code, all]) => all.map((name) => [name, code] as const));
  return new Map<string, string>([...named, ...short]);
});
