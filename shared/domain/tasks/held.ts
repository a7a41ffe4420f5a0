import { anyHead } from '../people/any-head.ts';
import { type Actor, actsFor, isIn } from '../people/actor.ts';
import type { Entry, RecordKind, Records } from '../records/records.ts';
import type { Held } from './day.ts';

const most = 1000;

/** What somebody and those they stand in for have open; a head's has what any head may take as well. */
export async function heldBy(by: Actor, records: Pick<Records, 'list'>): Promise<Held> {
  const mine = actsFor(by);
  const held = async (kind: RecordKind, ...of: readonly string[]): Promise<Entry[]> => {
    const pages = await Promise.all(of.map((who) => records.list({ index: 'owner', of: who, kind }, { limit: most })));
    return pages.flatMap(({ items }) => [...items]);
  };
  const [tasks, leads, deals] = await Promise.all([
    held('task', ...mine, ...(isIn(by, 'head') ? [anyHead] : [])),
    held('lead', ...mine),
    held('deal', ...mine),
  ]);
  return { tasks, leads, deals };
}
