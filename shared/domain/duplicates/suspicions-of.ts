import type { Records } from '../records/records.ts';
import type { Likeness } from './duplicate.ts';

export type SuspicionOf = {
  readonly id: string;
  readonly with: string;
  readonly why: Likeness;
  readonly foundAt: string;
};

/** The open suspicions about one record: each of a pair finds it in one of two lists. */
export async function suspicionsOf(id: string, records: Pick<Records, 'list' | 'getMany'>): Promise<SuspicionOf[]> {
  const [asElder, asYounger] = await Promise.all([
    records.list({ index: 'parent', of: id, kind: 'duplicate' }),
    records.list({ index: 'owner', of: id, kind: 'duplicate' }),
  ]);
  const duplicates = await records.getMany(
    'duplicate',
    [...asElder.items, ...asYounger.items].map((entry) => entry.id),
  );
  return duplicates
    .map(({ id: duplicateId, ids: [one, other], why, foundAt }) => ({
      id: duplicateId,
      with: one === id ? other : one,
      why,
      foundAt,
    }))
    .toSorted((a, b) => b.foundAt.localeCompare(a.foundAt));
}
