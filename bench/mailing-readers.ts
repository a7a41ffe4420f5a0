/** Whom a mailing meets: readers of several kinds, each with what may come of it, said here without the product's own rules. */
import { randomOf } from '../local/demo/random.ts';
import type { Lead } from '../shared/domain/leads/lead.ts';
import type { Person } from '../shared/domain/people/person.ts';
import { idOf } from '../test/support/domain/contexts.ts';
import { mondayAtTen } from '../test/support/workflows/plant.ts';

/** What comes of one of an audience: a letter, or why not, as the mailing counts it. */
export type Outcome =
  | 'letter'
  | 'no-consent'
  | 'unsubscribed'
  | 'suppressed'
  | 'no-address'
  | 'erased'
  | 'seen-before'
  | 'open-deal'
  | 'no-letter'
  | 'twice';

type Kind = {
  /** How many of a hundred. */
  readonly of100: number;
  /** What comes of each of their requests in the basket. */
  readonly outcomes: readonly Outcome[];
  /** Something happens while the mailing is at work: their letter is marked before, or never, and then this comes of it. */
  readonly meanwhile?: readonly Outcome[];
};

export const kinds = {
  agreed: { of100: 67, outcomes: ['letter'] },
  'lives elsewhere': { of100: 6, outcomes: ['letter'] },
  'had a letter lately': { of100: 4, outcomes: ['letter'] },
  'asked twice': { of100: 2, outcomes: ['letter', 'twice'] },
  'two records merged': { of100: 2, outcomes: ['letter', 'twice'] },
  'no consent': { of100: 3, outcomes: ['no-consent'] },
  'unsubscribed from campaigns': { of100: 2, outcomes: ['unsubscribed'] },
  'unsubscribed from everything': { of100: 1, outcomes: ['unsubscribed'] },
  'address suppressed': { of100: 2, outcomes: ['suppressed'] },
  'no address': { of100: 1, outcomes: ['no-address'] },
  erased: { of100: 1, outcomes: ['erased'] },
  'got this version before': { of100: 1, outcomes: ['seen-before'] },
  'account buys': { of100: 1, outcomes: ['open-deal'] },
  'reads no Russian': { of100: 1, outcomes: ['no-letter'] },
  'request closed meanwhile': { of100: 2, outcomes: ['letter'], meanwhile: [] },
  'unsubscribes meanwhile': { of100: 2, outcomes: ['letter'], meanwhile: ['unsubscribed'] },
  'in another basket': { of100: 2, outcomes: [] },
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[]; // Object.keys forgets the key type

export type Reader = {
  readonly n: number;
  readonly kind: KindName;
  readonly personId: string;
  readonly email: string;
  /** Where they live. */
  readonly timeZone: string;
  /** No letter before. */
  readonly freeAt: string;
  readonly outcomes: readonly Outcome[];
  readonly meanwhile?: { readonly at: string; readonly outcomes: readonly Outcome[] };
};

const zones = ['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok'] as const;
const threeDaysMs = 72 * 3_600_000;

/** The kind of the n-th: of any hundred in a row as many as are said, well mixed. */
function kindOf(n: number): KindName {
  let place = (n * 37) % 100; // no divisor of both: each place once
  const found = kindNames.find((name) => (place -= kinds[name].of100) < 0);
  if (found === undefined) throw new Error('the kinds come to less than a hundred');
  return found;
}

/** Readers as they are by a seed. @param worksMs about how long the mailing is at work on its first day */
export function readersOf(count: number, seed: number, worksMs: number): Reader[] {
  const random = randomOf(seed);
  const within = (ms: number) => new Date(Date.parse(mondayAtTen) + Math.floor(random.next() * ms)).toISOString();
  return Array.from({ length: count }, (_, n) => {
    const kind = kindOf(n);
    const { outcomes, meanwhile }: Kind = kinds[kind];
    const [zone, lately, at] = [random.pick(zones), within(threeDaysMs), within(worksMs)];
    return {
      ...{ n, kind, outcomes, personId: idOf(0x10_0000 + n), email: `reader-${String(n)}@customer.example` },
      timeZone: kind === 'lives elsewhere' ? zone : 'Europe/Moscow',
      freeAt: kind === 'had a letter lately' ? lately : mondayAtTen,
      ...(meanwhile && { meanwhile: { at, outcomes: meanwhile } }),
    };
  });
}

/** Others of a reader's: their requests, and the record that was merged into theirs. */
export const leadId = ({ n }: Reader): string => idOf(0x20_0000 + n);
export const secondLeadId = ({ n }: Reader): string => idOf(0x30_0000 + n);
export const aliasId = ({ n }: Reader): string => idOf(0x40_0000 + n);
export const buyingAccountId = idOf(0x50_0000);

const mail = (fields: Partial<NonNullable<Person['mail']>>) => ({ mail: { signals: {}, unsubscribed: [], ...fields } });

/** What is known of the person of a kind, beside that they agreed. */
export function personFields(reader: Reader): Partial<Person> {
  const { kind, freeAt, timeZone } = reader;
  const fields: Partial<Record<KindName, Partial<Person>>> = {
    'lives elsewhere': { timeZone },
    'had a letter lately': mail({ freeAt }),
    'two records merged': { aliases: [aliasId(reader)] },
    'no consent': { consents: {} },
    'unsubscribed from campaigns': mail({ unsubscribed: ['campaigns'] }),
    'unsubscribed from everything': mail({ unsubscribed: ['all'] }),
    erased: { erasedAt: mondayAtTen },
    'account buys': { accountId: buyingAccountId },
    'reads no Russian': { language: 'en' },
  };
  return fields[kind] ?? {};
}

/** A second request of theirs, where there is one. */
export const secondLead = (reader: Reader): Partial<Lead> | undefined => {
  if (reader.kind === 'asked twice') return { id: secondLeadId(reader), personId: reader.personId };
  return reader.kind === 'two records merged' ? { id: secondLeadId(reader), personId: aliasId(reader) } : undefined;
};
