import { present } from '../present.ts';
import type { Entry, Listing, Records } from './records.ts';

/** All entries of a list, page by page. */
export async function* allOf(listing: Listing, records: Pick<Records, 'list'>): AsyncGenerator<Entry> {
  let cursor: string | undefined;
  do {
    const page = await records.list(listing, present({ limit: 1000, cursor }));
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
