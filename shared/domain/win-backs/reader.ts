/** Who at an account is written to, and with which letters: somebody who agreed to it, and has not read them. */
import type { Account } from '../accounts/account.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { survivorOf } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import type { KnownPerson } from '../refresh/known.ts';
import type { Language } from '../refresh/letter.ts';
import type { LetterSeries } from '../refresh/programme.ts';
import { mailboxOf, type Reading, seenBy } from '../refresh/records.ts';
import type { Records } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import type { Automatic } from './win-back.ts';

export type Reader = { readonly person: Person; readonly letters: LetterSeries };
/** `no-reader`: nobody there agreed to letters; `no-letter`: whoever did has read every one there is. */
export type NoReader = 'no-reader' | 'no-letter';

/** So many people of an account are asked for. */
const most = 20;

type Written = {
  readonly action: Automatic;
  readonly policy: Policy;
  readonly language: Language;
  readonly at: Instant;
  /** Who ordered last, if anybody knows, goes before the account's main person. */
  readonly buyerId?: string | undefined;
};

/** The first who can be written to, of those who ordered last, who is asked for first, and all others. */
export async function readerOf(
  family: readonly Account[],
  written: Written,
  stores: Reading,
): Promise<Reader | NoReader> {
  let none: NoReader = 'no-reader';
  for (const person of await peopleOf(family, written.buyerId, stores.records)) {
    const { known } = await mailboxOf(person, ['all', 'return'], stores);
    if (!isWritable(known)) continue;
    const letters = await lettersFor(person, written, stores);
    if (letters.length > 0) return { person, letters };
    none = 'no-letter';
  }
  return none;
}

const isWritable = ({ hasAddress, hasConsent, unsubscribed, suppressed }: KnownPerson): boolean =>
  hasAddress && hasConsent && !unsubscribed && !suppressed;

async function peopleOf(
  family: readonly Account[],
  buyerId: string | undefined,
  records: Pick<Records, 'get' | 'getMany' | 'list'>,
): Promise<readonly Person[]> {
  const pages = await Promise.all(
    family.map(({ id: of }) => records.list({ index: 'parent', of, kind: 'person' }, { limit: most })),
  );
  const main = family.map(({ mainPersonId }) => mainPersonId);
  const ids = [
    ...(buyerId === undefined ? [] : [buyerId]),
    ...main,
    ...pages.flatMap(({ items }) => items.map((entry) => entry.id)),
  ];
  const found = new Map((await records.getMany('person', [...new Set(ids)])).map((person) => [person.id, person]));
  const people = await Promise.all(
    [...new Set(ids)].flatMap((id) => found.get(id) ?? []).map((person) => survivorOf('person', person, records)),
  );
  const unique = new Map(people.map((person) => [person.id, person]));
  return [...unique.values()].filter(({ erasedAt }) => erasedAt === undefined).slice(0, most);
}

/** Those that they have not read, and that somebody wrote in their language: of an offer's none without the first, of a quarter's the first. */
async function lettersFor(
  person: Person,
  { action, policy, language, at }: Written,
  { letters, records }: Reading,
): Promise<LetterSeries> {
  const versions = await letters.versions('return', person.language ?? language, at);
  const seen = await seenBy(person, [...versions.values()], records);
  const isNew = ({ letter }: LetterSeries[number]): boolean => {
    const version = versions.get(letter);
    return version !== undefined && !seen.has(version);
  };
  const { letters: series, quarterLetters } = policy.return;
  if (action === 'letters') return series.slice(0, 1).some(isNew) ? series.filter(isNew) : [];
  return quarterLetters
    .map((letter) => ({ letter, afterDays: 0 }))
    .filter(isNew)
    .slice(0, 1);
}
