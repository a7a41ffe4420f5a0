/** Every key shape of the four tables. */
import { shortest } from '../../domain/search/shelves.ts';
import type { RecordKind, Ref } from '../../domain/records/records.ts';

const padded = (n: number): string => String(n).padStart(10, '0');
const sortKeyOf = (kind: RecordKind | 'key'): string => kind.toUpperCase();

/** `Records`: a record under its id; a claimed key under itself. */
export const recordKey = ({ kind, id }: Ref) => ({ pk: id, sk: sortKeyOf(kind) });
export const claimKey = (key: string) => ({ pk: `key/${key}`, sk: sortKeyOf('key') });

/** The index of buyers: 16 parts, which take 16,000 changes a second. */
export const buyerShards = 16;
export const buyerPkOf = (shard: number): string => `buyers#${String(shard)}`;
export const buyerPk = (accountId: string): string => buyerPkOf(shardOf(accountId, buyerShards));

/** `Journal`: the facts of a record under its id, by version and number. */
export const factKey = (subjectId: string, version: number, n: number) => ({
  pk: subjectId,
  sk: `${padded(version)}#${padded(n)}`,
});
export const behindVersion = (version: number): string => `${padded(version)}#~`;

/** Shards of the journal's time indexes: 4 take 4,000 facts a second. */
export const shards = 4;
function shardOf(id: string, of = shards): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-4), 16) % of || 0;
}
export const monthPkOf = (month: string, shard: number): string => `${month}#${String(shard)}`;
export const monthKey = (subjectId: string, at: string, id: string) => ({
  monthPk: monthPkOf(at.slice(0, 7), shardOf(subjectId)),
  monthSk: `${at}#${id}`,
});
export const hourKey = (hour: string, shard: number): string => `${hour}#${String(shard)}`;
export const recordedKey = (subjectId: string, recordedAt: string, id: string) => ({
  recordedPk: hourKey(recordedAt.slice(0, 13), shardOf(subjectId)),
  recordedSk: `${recordedAt}#${id}`,
});

/** `People`: what belongs to a record under its id, by kind. */
export const personalKey = (kind: string, of: string, id: string) => ({ pk: of, sk: `${kind.toUpperCase()}#${id}` });
export const personalRef = ({ pk, sk }: { pk: string; sk: string }) => {
  const [kind = '', ...id] = sk.split('#');
  return { kind: kind.toLowerCase(), of: pk, id: id.join('#') };
};
export const personalPrefix = (kind: string): string => `${kind.toUpperCase()}#`;

/** `People`: the terms a record is found by. Each is a partition by the least one has to type, so that a beginning is one query. */
/** Two letters are looked up as a whole word. */
export const wordHead = 3;
const headLength = { ...shortest, word: wordHead } as const;
export const termKey = (shelf: keyof typeof headLength, text: string, record = '') => ({
  pk: `find/${shelf}/${text.slice(0, headLength[shelf])}`,
  sk: `${text}#${record}`,
});
export const foundKey = (id: string) => ({ pk: id, sk: 'FOUND' });

/** `Guard`: idempotent requests, nonces, rates, the clock's offset. */
export const requestKey = (key: string) => ({ pk: `request/${key}`, sk: 'REQUEST' });
export const nonceKey = (nonce: string) => ({ pk: `nonce/${nonce}`, sk: 'NONCE' });
export const rateKey = (bucket: string) => ({ pk: `rate/${bucket}`, sk: 'RATE' });
export const clockKey = { pk: 'clock', sk: 'CLOCK' } as const;
/** `Guard`: the last run of a schedule. */
export const runKey = (name: string) => ({ pk: `run/${name}`, sk: 'RUN' });

/** The keys of the indexes of `Records`. */
export const indexPk = { board: 'boardPk', owner: 'ownerPk', parent: 'parentPk' } as const;
export const indexSk = { board: 'boardSk', owner: 'ownerSk', parent: 'parentSk' } as const;
