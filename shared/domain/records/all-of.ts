import { present } from '../present.ts';
import type { Entry, Listing, RecordKind, RecordOf, Records } from './records.ts';

/** All entries of a list, page by page. */
export async function* allOf(listing: Listing, records: Pick<Records, 'list'>): AsyncGenerator<Entry> {
  let cursor: string | undefined;
  do {
    const page = await records.list(listing, present({ limit: 1000, cursor }));
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The records of one kind that belong to something, in no order; `begins` with which their places in the list do. */
export async function everyOf<K extends RecordKind>(
  kind: K,
  of: string,
  records: Pick<Records, 'list' | 'getMany'>,
  begins?: string,
): Promise<RecordOf<K>[]> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'parent', of, kind, ...present({ begins }) }, records)) ids.push(id);
  return records.getMany(kind, ids);
}
