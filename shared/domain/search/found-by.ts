/** What a record is found by: its terms, and the words that tell several with one term apart. */
import { maskContacts } from '../contacts/mask.ts';
import { companyKey } from '../contacts/company-name.ts';
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Contacts } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { orderKey } from '../purchases/purchase.ts';
import { wordsOf } from '../words.ts';
import type { Field } from './shelves.ts';
import { spellings } from './spellings.ts';

export type Searchable = Lead | Deal | Account | Person;
export type SearchKind = Searchable['kind'];

export type Term = { readonly field: Field; readonly text: string };

export type FoundBy = {
  readonly kind: SearchKind;
  readonly id: string;
  /** Of the record these terms are of: an older one never replaces a newer one. */
  readonly version: number;
  readonly terms: readonly Term[];
  /** All its words in every spelling, each with a space before it: `" ромашка иван"`. */
  readonly words: string;
};

const longestTerm = 100;
const mostWords = 12;

/** The terms of a record, with the contacts of its person. A lead that is merged into another, or was spam, is found by nothing; an account or a person that is merged leads to its survivor. */
export function foundBy(record: Searchable, contacts: Contacts | undefined): FoundBy {
  const { kind, id, version } = record;
  if (isGone(record)) return { kind, id, version, terms: [], words: '' };
  const company = firstWords(companyOf(record)).flatMap(spellings);
  const name = firstWords(maskContacts(contacts?.name ?? '')).flatMap(spellings);
  const terms = [
    ...termsOf('company', company),
    ...termsOf('name', name),
    ...contactTerms(contacts),
    ...termsOf('tax-id', taxIdsOf(record)),
    ...termsOf('number', numbersOf(record).flatMap(numberKeys)),
    ...termsOf('id', [shortId(id)]),
  ];
  return { kind, id, version, terms, words: [...company, ...name].map((word) => ` ${word}`).join('') };
}

/** A phone or an address among the words is none of them: not everybody who may read the words may see it. */
const companyOf = (record: Searchable): string =>
  companyKey(maskContacts(('company' in record ? record.company : undefined) ?? ''));

const firstWords = (text: string): string[] => wordsOf(text).slice(0, mostWords);

const contactTerms = ({ phone, email }: Contacts = {}): Term[] => [
  ...termsOf('phone', phone === undefined ? [] : [phoneKey(phone)]),
  ...termsOf('email', email === undefined ? [] : emailKeys(email.toLowerCase())),
];

const isGone = (record: Searchable): boolean =>
  'stage' in record && (record.stage.name === 'merged' || record.stage.name === 'spam');

const termsOf = (field: Field, texts: readonly string[]): Term[] =>
  [...new Set(texts.map((text) => text.slice(0, longestTerm)))].filter(Boolean).map((text) => ({ field, text }));

/** A phone from its end: what people remember of a number are its last digits. */
export const phoneKey = (phone: string): string => Array.from(phone.replace(/\D/g, '')).reverse().join('');

/** An address, and its domain alone: people search for `@plant.example` too. */
const emailKeys = (email: string): string[] => [email, email.slice(email.lastIndexOf('@'))];

/** An id by the end people read to each other: its beginning is a time, and the same for all of one minute. */
export const shortId = (id: string): string => id.slice(-8);

/** A number as typed with and without its separators, and every run of digits in it: of «ЗК-0012/26» people say «12». */
export function numberKeys(number: string): string[] {
  const key = orderKey(number);
  return [bareNumber(number), ...(key.match(/\d{2,}/g) ?? [])];
}

export const bareNumber = (number: string): string => orderKey(number).replace(/[^\p{L}\p{N}]/gu, '');

const taxIdsOf = (record: Searchable): string[] => innIn('taxId' in record ? record.taxId : undefined);

/** The first INN in a text, if there is one, right or not: a KPP is shorter. */
export const innIn = (text: string | undefined): string[] => text?.match(/\d{10,12}/) ?? [];

/** Only deals have any. */
const numbersOf = ({
  order,
  quote,
  contractNumber,
}: Pick<Deal, 'id' | 'order' | 'quote' | 'contractNumber'>): string[] =>
  [order?.number, quote?.number, contractNumber].filter((number) => number !== undefined);
