import { Problem } from '../../domain/problem.ts';

/** Where a list goes on: the last key of the page before, opaque to callers. Nothing after the last page. */
export const encodeCursor = (key: Record<string, unknown> | undefined): string | undefined =>
  key && Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem 400 when the cursor is not one of ours */
export function decodeCursor(cursor: string): Record<string, unknown> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof key === 'object' && key !== null && 'pk' in key) return key;
  } catch {
    // falls through to the refusal below
  }
  throw new Problem({ status: 400, code: 'cursor-malformed', detail: 'the cursor is not one this list gave' });
}
