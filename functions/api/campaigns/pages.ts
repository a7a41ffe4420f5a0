/** Lists a page at a time. */
import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Page, RecordKind, RecordOf, Records } from '../../../shared/domain/records/records.ts';

export const Paged = lazily(() =>
  z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().optional() }),
);
type Paged = z.infer<ReturnType<typeof Paged>>;

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
