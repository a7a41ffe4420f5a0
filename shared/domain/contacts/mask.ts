/** Hides what looks like a phone or an e-mail inside free text, until somebody has claimed the lead. */

const hidden = '•••';
const email = /[^\s@<>()[\],;:"]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/** What people, and those who hide from machines, write between the digits of a phone: at most three of them in a row. */
const gap = String.raw`[\s().\/\\\p{Pd}\p{Pc}\p{Cf}\u2212·•∙⋅*~]{0,3}`;
/** Digits with gaps between neighbours; a phone has 7 to 15 of them (E.164). */
const run = String.raw`[+＋]?\(?\p{Nd}(?:${gap}\p{Nd}){6,}`;
const [firstRun, everyRun] = [new RegExp(run, 'u'), new RegExp(run, 'gu')];

const [year, month, day] = ['(?:19|20)\\d\\d', '(?:0[1-9]|1[0-2])', '(?:0[1-9]|[12]\\d|3[01])'] as const;
/** 2026-05-01, 01.05.2026: one separator throughout, and no further digit or group of digits beside it. */
const dateBy = (by: string): string =>
  String.raw`(?<!\p{Nd}${by}?)(?:${[year, month, day].join(by)}|${[day, month, year].join(by)})(?!${by}?\p{Nd})`;
const date = new RegExp(`(${['-', '\\.', '\\/'].map(dateBy).join('|')})`, 'u');

/** Digits that are the beginning of a phone: a date right after them is its end. */
const areaCode = new RegExp(String.raw`^[+＋]?\(?(?:\p{Nd}${gap}){3,4}$`, 'u');

const countOf = (text: string): number => text.replace(/\P{Nd}/gu, '').length;
/** An amount: by thousands or in one piece, and the currency after it. */
const isAmount = (part: string, after: string): boolean =>
  /^(?:\d{1,3}(?:\s\d{3}){2,3}|[1-9]\d{6,8})$/.test(part.trim()) &&
  countOf(part) <= 10 &&
  /^(?:,\d{1,2})?\s*(?:₽|руб|р\.|rub|usd|eur|€|\$|тыс|млн|т\.р)/i.test(after);
/** The number of an article or an order: right after a capital letter or the number sign, and shorter than a mobile phone's. */
const isCode = (part: string, before: string): boolean =>
  /(?:\p{Lu}[-_]?|№\s?)$/u.test(before) && !part.startsWith('+') && countOf(part) < 10;

/** The run with what may be a phone in it hidden: dates are set apart, and the rest is judged. */
function maskRun(found: string, before: string, after: string): string {
  const parts = found.split(date) as [string, ...string[]]; // there is always a first one
  if (areaCode.test(parts[0]) && !isCode(parts[0], before)) return hidden;
  return parts
    .map((part, n) => {
      const isDate = n % 2 === 1;
      const isReadable = (n === 0 && isCode(part, before)) || (n === parts.length - 1 && isAmount(part, after));
      return isDate || isReadable ? part : part.replace(firstRun, hidden);
    })
    .join('');
}

/** As a reader would see it: what addresses, forms and JSON write as `%40`, `+` and `\\u0040`. */
const decoded = (text: string): string =>
  text
    .replace(/\\u([\da-f]{4})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-f]{2})+/gi, bytesAsText);

function bytesAsText(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes; // not UTF-8: nobody reads a contact in it
  }
}

/** The text with every phone and e-mail hidden, those written in escapes too, twice over. In doubt it hides. */
export function maskContacts(text: string): string {
  if (!/%[\da-f]{2}|\\u[\da-f]{4}/i.test(text)) return maskPlain(text);
  const read = decoded(decoded(text));
  const masked = maskPlain(read);
  if (masked === read) return maskPlain(text); // an address that only looked like an escape: a%0a@plant.example
  return masked.includes('@') ? hidden : masked;
}

function maskPlain(text: string): string {
  return text
    .replace(email, hidden)
    .replace(everyRun, (found, offset: number, whole: string) =>
      maskRun(
        found,
        whole.slice(Math.max(0, offset - 2), offset),
        whole.slice(offset + found.length, offset + found.length + 8),
      ),
    );
}

export const looksLikeContact = (text: string): boolean => maskContacts(text) !== text;
