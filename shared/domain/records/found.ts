import { notFound } from '../problem.ts';
import type { RecordKind, RecordOf, Records } from './records.ts';

/** @throws Problem 404 */
export async function found<K extends RecordKind>(
  records: Pick<Records, 'get'>,
  kind: K,
  id: string,
): Promise<RecordOf<K>> {
  const record = await records.get(kind, id);
  if (!record) throw notFound(kind, id);
  return record;
}

export const deskOf = async (owner: string | undefined, records: Pick<Records, 'get'>) =>
  owner === undefined ? undefined : records.get('desk', owner);
