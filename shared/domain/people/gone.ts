import { refuse, type Refused } from '../records/refusal.ts';
import type { Person } from './person.ts';

/** Why nothing is changed of a person any more: they go on as another one, or were erased. */
export function goneRefusal({ id, mergedInto, erasedAt }: Person): Refused | undefined {
  if (mergedInto !== undefined) return refuse('merged', `person ${id} was merged into ${mergedInto}; see to that one`);
  return erasedAt === undefined ? undefined : refuse('erased', `person ${id} was erased on ${erasedAt}`);
}
