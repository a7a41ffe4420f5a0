/** How long searches take, as their callers see them, and how that grows with the number of records. */
import { v7 } from 'uuid';
import { DynamoSearchIndex } from '../shared/adapters/dynamodb/search-index.ts';
import { loadHistory } from '../shared/adapters/dynamodb/load.ts';
import type { Account } from '../shared/domain/accounts/account.ts';
import type { Contacts } from '../shared/domain/people/people.ts';
import { foundBy } from '../shared/domain/search/found-by.ts';
import { done } from '../test/support/system/leads.ts';
import { idOf, staff, system } from '../test/support/system/system.ts';
import { documents } from '../test/support/system/tables.ts';
import { percentile } from './percentile.ts';

export type SearchSpeed = {
  readonly records: number;
  readonly terms: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
};

/** Made-up words that begin in as many ways as real ones do: syllables of three letters, the first ones far more often. */
const consonants = 'стркнпвлмдбгзжчхцшфщ';
const vowels = 'оаеиуыэяюё';
const at = (letters: string, n: number): string => letters.charAt(n % letters.length);
const often = (n: number, most: number): number => Math.floor(most ** ((n % 9973) / 9973)) - 1; // a few hundred are half of all
const syllable = (n: number): string =>
  at(consonants, n) + at(vowels, Math.floor(n / 20)) + at(consonants, Math.floor(n / 200) + n);
const word = (n: number, most: number): string =>
  syllable(often(n, most)) + syllable(often(n * 31, 4000)) + at(vowels, n);

const accountOf = (n: number): Account => ({
  kind: 'account',
  id: v7(),
  version: 1,
  company: `ООО «${word(n * 7, 4000)} ${word(n * 13 + 5, 4000)}»`,
  taxId: String(1_000_000_000 + ((n * 7_919_371) % 8_999_999_999)),
  owner: idOf.anna,
  mainPersonId: v7(),
});
const contactsOf = (n: number): Contacts => ({
  name: `${word(n * 17 + 3, 200)} ${word(n * 19 + 11, 4000)}`,
  email: `${((n * 7919) % 100_003).toString(36)}.person@plant${String(n % 5000)}.example`,
  phone: `+7495${String(1_000_000 + ((n * 7919) % 8_999_999))}`,
});

const loaders = 8;
const chunk = 500;

/** Loads accounts `from` up to `to`. @returns how many terms they have */
export async function loadAccounts(from: number, to: number): Promise<number> {
  const { Records: records = '', Journal: journal = '', People: people = '' } = system.tables;
  const index = new DynamoSearchIndex(documents, people);
  let terms = 0;
  let next = from;
  const loader = async (): Promise<void> => {
    for (let start = next; start < to; start = next) {
      next += chunk;
      const numbers = Array.from({ length: Math.min(chunk, to - start) }, (_, n) => start + n);
      const accounts = numbers.map(accountOf);
      const found = accounts.map((account, n) => foundBy(account, contactsOf((numbers[0] ?? 0) + n)));
      terms += found.reduce((sum, each) => sum + each.terms.length, 0);
      await loadHistory({ all: accounts, claims: [], facts: [] }, documents, { records, journal });
      await index.load(found);
    }
  };
  await Promise.all(Array.from({ length: loaders }, loader));
  return terms;
}

/** What people type, of an account: one of ten ways. */
const typed = (n: number): string => {
  const { company = '', taxId = '' } = accountOf(n);
  const { name = '', email = '', phone = '' } = contactsOf(n);
  const ways = [
    company,
    company.slice(5, 11),
    company.split(' ')[2] ?? '',
    name,
    name.slice(0, 4),
    email,
    phone,
    phone.slice(-4),
    phone.slice(-7),
    taxId,
  ];
  return ways[n % ways.length] ?? '';
};

/** One search after another, of accounts spread over all there are. */
export async function searchSpeed(records: number, terms: number, searches: number): Promise<SearchSpeed> {
  const anna = staff('anna');
  const taken: number[] = [];
  for (let n = 0; n < searches; n += 1) {
    const q = encodeURIComponent(typed(Math.floor((n * records) / searches) + (n % 10)));
    const sent = performance.now();
    await done(anna('GET', `/search?q=${q}`));
    taken.push(performance.now() - sent);
  }
  return { records, terms, p50Ms: percentile(taken, 0.5), p95Ms: percentile(taken, 0.95) };
}
