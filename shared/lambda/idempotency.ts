/** What makes one request the same as another: the key its sender gave it, and what it says. */
import { Problem } from '../domain/problem.ts';
import type { Call } from './api-route.ts';

const longest = 200;

/** The key a sender gave a request. @throws Problem 400 */
export function keyGiven({ headers }: Pick<Call, 'headers'>): string | undefined {
  const key = headers['idempotency-key']?.trim();
  return key === '' || key === undefined ? undefined : checkedKey(key);
}

/** @throws Problem 400 when it is longer than a key may be */
export function checkedKey(key: string): string {
  if (key.length > longest)
    throw new Problem({
      status: 400,
      code: 'malformed',
      detail: `an Idempotency-Key has at most ${String(longest)} characters`,
    });
  return key;
}

/** The same fields in the same order, however the body spelled them. */
export const inOneSpelling = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const replayedHeader = { 'idempotent-replayed': 'true' } as const;
