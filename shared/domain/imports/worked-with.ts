import { present } from '../present.ts';
import type { Journal, Ref } from '../records/records.ts';

type Brought = Pick<Ref, 'id'> & { readonly version: number };

/** Whether a person or another system has had to do with a record since an import brought it. Robots and other imports do not count. */
export async function isWorkedWith({ id, version }: Brought, journal: Pick<Journal, 'of'>): Promise<boolean> {
  if (version === 1) return false;
  let cursor: string | undefined;
  do {
    const { items, next } = await journal.of({ id }, { limit: 100, ...present({ cursor }) });
    if (items.some(({ origin, by }) => origin === 'live' && by.kind !== 'system')) return true;
    cursor = next;
  } while (cursor !== undefined);
  return false;
}
