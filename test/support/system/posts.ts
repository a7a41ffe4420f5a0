import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../../../local/client.ts';
import { nobody } from './system.ts';

export type Post = { readonly key: string; readonly body: unknown };

const mostTries = 60;

type Failed = (status: number | 'no answer') => void;

/** Posts as a careful form does: what was refused for now, or got no answer, is sent again under the same key. */
async function postUntilTaken({ key, body }: Post, failed: Failed): Promise<Answer> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const answer = await nobody('POST', '/leads', { body, headers: { 'idempotency-key': key } }).catch(() => undefined);
    const status = answer?.status ?? 'no answer';
    if (answer && isTaken(answer)) return answer;
    if (status !== 429) failed(status);
    await delay(Math.random() * 500);
  }
  throw new Error(`${key} was not taken in ${String(mostTries)} tries`);
}

const isTaken = ({ status }: Answer): boolean => status !== 429 && status < 500;

/**
 * Posts everything with so many in flight: the answers in the order of the posts, and what failed on the way.
 *
 * @param taken hears of each that was taken, and how many that makes; its sender waits for it
 */
export async function postAll(
  posts: readonly Post[],
  inFlight: number,
  taken: (count: number) => Promise<void> = () => Promise.resolve(),
) {
  const answers: Answer[] = [];
  const failures: (number | 'no answer')[] = [];
  let next = 0;
  let count = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < posts.length; n = next++) {
      const post = posts[n];
      if (!post) continue;
      answers[n] = await postUntilTaken(post, (status) => failures.push(status));
      await taken((count += 1));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { answers, failures };
}
