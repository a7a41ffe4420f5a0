/** Merging makes an alias: the loser keeps its members and its keys, and who reads it goes on to the survivor. */
import { found } from '../records/found.ts';
import type { RecordOf, Records } from '../records/records.ts';

/** Records merged into one directly; those merged into them before come with them. */
export const mostAliases = 50;

export type Aliased = 'account' | 'person';
type Reading = Pick<Records, 'get' | 'getMany'>;

/** The record, or the one it was merged into. */
export async function survivorOf<K extends Aliased>(
  kind: K,
  record: RecordOf<K>,
  records: Pick<Records, 'get'>,
): Promise<RecordOf<K>> {
  let survivor = record;
  while (survivor.mergedInto !== undefined) survivor = await found(records, kind, survivor.mergedInto);
  return survivor;
}

/** The record of an id, or the one it was merged into. */
export async function findSurvivor<K extends Aliased>(
  kind: K,
  id: string,
  records: Pick<Records, 'get'>,
): Promise<RecordOf<K> | undefined> {
  const record = await records.get(kind, id);
  return record && survivorOf(kind, record, records);
}

/**
 * As `findSurvivor`, of a record that must be there.
 *
 * @throws Problem 404
 */
export const foundSurvivor = async <K extends Aliased>(
  kind: K,
  id: string,
  records: Pick<Records, 'get'>,
): Promise<RecordOf<K>> => survivorOf(kind, await found(records, kind, id), records);

/** Everything that is one by now: the survivor first, then all that was merged into it. */
export async function familyOf<K extends Aliased>(
  kind: K,
  record: RecordOf<K>,
  records: Reading,
): Promise<readonly RecordOf<K>[]> {
  const family = [await survivorOf(kind, record, records)];
  for (const { aliases = [] } of family) family.push(...(await records.getMany(kind, aliases)));
  return family;
}

/** Whether two ids stand for one record by now. */
export async function areOne(
  kind: Aliased,
  [one, other]: readonly [string | undefined, string | undefined],
  records: Pick<Records, 'get'>,
): Promise<boolean> {
  const [a, b] = await Promise.all([survivingId(kind, one, records), survivingId(kind, other, records)]);
  return a === b;
}

async function survivingId(
  kind: Aliased,
  id: string | undefined,
  records: Pick<Records, 'get'>,
): Promise<string | undefined> {
  // Stryker disable next-line ConditionalExpression: a store has nothing under no id
  const record = id === undefined ? undefined : await findSurvivor(kind, id, records);
  return record?.id ?? id;
}
