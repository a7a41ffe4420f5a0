/** What a search looks for: each probe is one reading of what was typed. */
import { companyKey } from '../contacts/company-name.ts';
import { normalisePhone } from '../contacts/phone.ts';
import { bareNumber, innIn, phoneKey } from './found-by.ts';
import { type Shelf, shortest } from './shelves.ts';
import { wordsOf } from '../words.ts';
import { spellings } from './spellings.ts';

/** Terms of a shelf that begin with `text`; of those, records that have every one of `also`, in any spelling, at the beginning of a word. */
export type Probe = { readonly shelf: Shelf; readonly text: string; readonly also: readonly string[] };

const probe = (shelf: Shelf, text: string, also: readonly string[] = []): Probe => ({ shelf, text, also });

const mostWords = 6;

/** Everything that was typed may mean. Nothing, when it is too short to mean anything. */
export function probesOf(typed: string, country: string): Probe[] {
  const text = typed.normalize('NFKC').trim().slice(0, 200);
  const readings = [emailProbes(text.toLowerCase())];
  if (!text.includes('@'))
    readings.push(wordProbes(text), phoneProbes(text, country), taxIdProbes(text), numberProbes(text));
  return readings.flat();
}

const emailProbes = (text: string): Probe[] =>
  /^[\w.+@-]+$/.test(text) && text.length >= shortest.email ? [probe('email', text)] : [];

/** The longest word is looked up, being the rarest; the others have to be there as well. */
function wordProbes(text: string): Probe[] {
  const words = wordsOf(companyKey(text)).slice(0, mostWords);
  const [longest, ...also] = words.toSorted((a, b) => b.length - a.length);
  if (longest === undefined || longest.length < shortest.word) return [];
  return spellings(longest).map((spelling) => probe('word', spelling, also));
}

/** Only what is written as a number can be one: digits, and what people put between them. */
const isNumeric = (text: string): boolean => /^[\d\s()+./-]+$/.test(text);

function phoneProbes(text: string, country: string): Probe[] {
  const whole = normalisePhone(text, country);
  if (whole) return [probe('phone', phoneKey(whole.e164))];
  const digits = text.replace(/\D/g, '');
  return isNumeric(text) && digits.length >= shortest.phone && digits.length <= 11
    ? [probe('phone', phoneKey(digits).slice(0, 10))] // an eleventh may be a code of the country, however written
    : [];
}

function taxIdProbes(text: string): Probe[] {
  const [inn = isNumeric(text) ? text.replace(/\D/g, '') : ''] = innIn(text);
  return inn.length >= shortest['tax-id'] ? [probe('tax-id', inn)] : [];
}

function numberProbes(text: string): Probe[] {
  const number = bareNumber(text);
  const id = text.replaceAll('-', '').toLowerCase();
  return [
    ...(/\d/.test(number) && number.length >= shortest.number ? [probe('number', number)] : []),
    ...(/^[\da-f]+$/.test(id) && id.length >= shortest.id ? [probe('id', id.slice(-8))] : []),
  ];
}
