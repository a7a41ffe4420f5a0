import type * as z from 'zod';
import { Problem } from '../domain/problem.ts';

/** Where a list goes on: the last key of the page before, opaque to callers. Nothing after the last page. */
export const encodeCursor = (key: Record<string, unknown> | undefined): string | undefined =>
  key && Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The key a cursor stands for; `schema` is what this very list gives out, since a store refuses any other as our mistake.
 *
 * @throws Problem 400 when the cursor is not one of this list
 */
export function decodeCursor<Key extends z.ZodType>(cursor: string, schema: Key): z.output<Key> {
  const { success, data } = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (success) return data;
  throw wrongCursor();
}

/** What is said of a cursor that a list did not give. */
export const wrongCursor = (): Problem =>
  new Problem({ status: 400, code: 'cursor-malformed', detail: 'the cursor is not one this list gave' });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which no list gives
  }
}
