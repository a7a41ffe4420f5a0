import { present } from '../present.ts';
import type { Page, RecordKind, RecordOf, Records } from './records.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

/** What belongs to a list, the newest first. */
export async function newestOf<K extends RecordKind>(
  kind: K,
  of: string,
  { limit, cursor }: Paged,
  records: Pick<Records, 'list' | 'getMany'>,
): Promise<Page<RecordOf<K>>> {
  const page = { limit, newestFirst: true, ...present({ cursor }) };
  const { items, next } = await records.list({ index: 'parent', of, kind }, page);
  const ids = items.map(({ id }) => id);
  const found = await records.getMany(kind, ids);
  return { items: found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), ...present({ next }) };
}
