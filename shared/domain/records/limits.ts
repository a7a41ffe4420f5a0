import { TooLarge } from './errors.ts';
import type { Commit } from './records.ts';

/** An item of DynamoDB holds 400 KB, names included; what indexes copy and the token beside it need room too. */
export const recordBytes = 380_000;
/** A transaction holds 100 actions and 4 MB. */
const commitActions = 100;
const commitBytes = 4_000_000;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** @throws TooLarge when a record, or the commit as a whole, does not fit into a transaction */
export function assertFits({ changes, claims, releases, facts, idempotency }: Commit): void {
  const actions = changes.length + claims.length + releases.length + facts.length + (idempotency ? 1 : 0);
  if (actions > commitActions)
    throw new TooLarge(`a commit of ${String(actions)} actions; ${String(commitActions)} are allowed`);
  for (const { record } of changes) {
    const size = bytesOf(record);
    if (size > recordBytes)
      throw new TooLarge(`${record.kind} ${record.id} has ${String(size)} bytes; ${String(recordBytes)} are allowed`);
  }
  const size = bytesOf([changes, facts, idempotency]);
  if (size > commitBytes) throw new TooLarge(`a commit of ${String(size)} bytes; ${String(commitBytes)} are allowed`);
}
