import { notFound, Problem } from '../../../shared/domain/problem.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { may, type Right } from '../../../shared/domain/people/rights.ts';
import type { RecordKind, RecordOf, Records } from '../../../shared/domain/records/records.ts';

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

/** @throws Problem 403 */
export function assertMay(by: Actor, right: Right, owner: string | undefined): void {
  if (!may(by, right, owner))
    throw new Problem({
      status: 403,
      code: 'not-yours',
      detail: `you may not ${right.replace('-', ' a ')} of another person`,
    });
}

export const deskOf = async (owner: string | undefined, records: Pick<Records, 'get'>) =>
  owner === undefined ? undefined : records.get('desk', owner);
