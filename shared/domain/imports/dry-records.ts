/** What a dry run would have made, over what is there: its next rows are decided by both, and nothing is written. */
import { placesOf } from '../records/index-keys.ts';
import { prefixOf } from '../records/listing.ts';
import type { AnyRecord, Commit, Entry, Listing, RecordKind, RecordOf, Records, Ref } from '../records/records.ts';

const keyOf = ({ kind, id }: Ref): string => `${kind}/${id}`;

/** Lists have what would have been made on their first page, in no order. Takes a row in, never back. */
export function dryRecords(records: Records): Records {
  const made = new Map<string, AnyRecord>();
  const holders = new Map<string, Ref>();
  /** Which of them came to stand in which list: thousands of rows each look for one name. */
  const listed = new Map<string, Set<string>>();
  const take = (record: AnyRecord): void => {
    const [key, places] = [keyOf(record), placesOf(record)];
    made.set(key, record);
    for (const index of indexes) {
      const place = places[index];
      if (place) listed.set(listIn(index, place.of), (listed.get(listIn(index, place.of)) ?? new Set()).add(key));
    }
  };
  const madeOf = <K extends RecordKind>(kind: K, id: string) =>
    made.get(keyOf({ kind, id })) as RecordOf<K> | undefined; // kept under its kind
  return {
    ...{ standing: records.standing.bind(records), answered: records.answered.bind(records) },
    get: async (kind, id) => madeOf(kind, id) ?? (await records.get(kind, id)),
    getMany: async (kind, ids) => {
      const there = await records.getMany(kind, ids);
      const ours = [...new Set(ids)].flatMap((id) => madeOf(kind, id) ?? []);
      return [...ours, ...there.filter(({ id }) => !made.has(keyOf({ kind, id })))];
    },
    holderOf: async (key) => holders.get(key) ?? (await records.holderOf(key)),
    list: async (listing, page = {}) => {
      const { items, ...rest } = await records.list(listing, page);
      const standing = page.cursor === undefined ? [...(listed.get(listIn(listing.index, listing.of)) ?? [])] : [];
      const ours = standing.flatMap((key) => entryIn(listing, made.get(key) as AnyRecord)); // what is listed was made
      return { items: [...ours, ...items.filter((entry) => !made.has(keyOf(entry)))], ...rest };
    },
    commit: ({ changes, claims }: Commit) => {
      for (const { record } of changes) take(record);
      for (const { key, holder } of claims) holders.set(key, { kind: holder.kind, id: holder.id });
      return Promise.resolve([]);
    },
  };
}

const indexes: readonly Listing['index'][] = ['board', 'owner', 'parent'];

// Stryker disable next-line StringLiteral: one list for all would do, and be slow
const listIn = (index: Listing['index'], of: string): string => `${index}/${of}`;

/** A record as a list shows it, if it stands there still. */
function entryIn(listing: Listing, record: AnyRecord): Entry[] {
  const { card, [listing.index]: place } = placesOf(record);
  if (place?.of !== listing.of || !place.sort.startsWith(prefixOf(listing))) return [];
  const { kind, id, version } = record;
  return [{ kind, id, version, card }];
}
