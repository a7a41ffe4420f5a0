/** Personal data is put before the commit that names it; where that commit never came, nobody may keep the data. */
import type { Clock } from '../clock.ts';
import { present } from '../present.ts';
import type { Journal } from '../records/records.ts';
import type { People, PersonalKind, PersonalRef } from './people.ts';

const dayMs = 86_400_000;
/** A commit that is not there after a day will not come. Runs missed over a weekend are made up for. */
const youngest = dayMs;
const oldest = 4 * dayMs;

/** What no fact names: who saw something, and what was exported, which the next exports take away. */
const unnamed: readonly string[] = ['seen', 'audience'] satisfies readonly PersonalKind[];

export type Sweeping = {
  readonly people: Pick<People, 'putBetween' | 'remove'>;
  readonly journal: Pick<Journal, 'of'>;
  readonly clock: Clock;
};

/** Removes what was put between a day and four days ago and is named by no fact of the record it belongs to. */
export async function sweep({ people, journal, clock }: Sweeping): Promise<{ looked: number; swept: number }> {
  const now = Date.parse(await clock.now());
  const [from, to] = [now - oldest, now - youngest].map((ms) => new Date(ms).toISOString()) as [string, string]; // two of two
  let [looked, swept] = [0, 0];
  for await (const items of people.putBetween(from, to)) {
    const orphans: PersonalRef[] = [];
    for (const [of, own] of Map.groupBy(items, (item) => item.of)) {
      const named = await namedIn(of, journal);
      orphans.push(...own.filter(({ kind, id }) => !unnamed.includes(kind) && !named.has(id)));
    }
    await people.remove(orphans);
    looked += items.length;
    swept += orphans.length;
  }
  return { looked, swept };
}

/** Every id the facts of a record name, its own among them. */
async function namedIn(of: string, journal: Pick<Journal, 'of'>): Promise<ReadonlySet<unknown>> {
  const named = new Set<unknown>();
  let cursor: string | undefined;
  do {
    const { items, next } = await journal.of({ id: of }, { limit: 1000, ...present({ cursor }) });
    for (const { subject, note, part, data } of items)
      for (const id of [subject.id, note, part?.id, data['evidenceId']]) named.add(id);
    cursor = next;
  } while (cursor !== undefined);
  return named;
}
