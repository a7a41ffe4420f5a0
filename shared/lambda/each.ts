/** One change of several records, each by itself. */
import * as z from 'zod';
import { Problem } from '../domain/problem.ts';
import { Busy } from '../domain/records/errors.ts';
import { lazily } from '../domain/lazily.ts';

export const Results = lazily(() =>
  z.object({
    results: z.array(
      z.object({ id: z.uuid(), ok: z.boolean(), code: z.string().optional(), detail: z.string().optional() }),
    ),
  }),
);
export type Result = z.infer<ReturnType<typeof Results>>['results'][number];

/** What is refused for one, or finds the store busy, does not hold up the others, and says why. */
export async function each(
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<{ results: Result[] }> {
  const results: Result[] = [];
  for (const id of new Set(ids)) results.push(await attempt(id, () => change(id)));
  return { results };
}

/** One of them: what came of it. */
export const attempt = (id: string, change: () => Promise<unknown>): Promise<Result> =>
  change().then(
    () => ({ id, ok: true }),
    (error: unknown) => refused(id, error),
  );

/** @throws what is no answer to the caller */
function refused(id: string, error: unknown): Result {
  if (error instanceof Problem) return { id, ok: false, code: error.details.code, detail: error.details.detail };
  if (error instanceof Busy) return { id, ok: false, code: 'busy', detail: 'the store is busy; send it again' };
  throw error;
}
