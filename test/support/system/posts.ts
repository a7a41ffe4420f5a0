import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../../../local/client.ts';
import { nobody } from './system.ts';

export type Post = { readonly key: string; readonly body: unknown };

const mostTries = 60;

/** Posts as a careful form does: what was refused for now, or got no answer, is sent again under the same key. */
export async function postUntilTaken({ key, body }: Post): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await nobody('POST', '/leads', { body, headers: { 'idempotency-key': key } }).catch(() => undefined);
    const isTaken = answer !== undefined && answer.status !== 429 && answer.status < 500;
    if (isTaken) return answer;
    if (tries === mostTries) throw new Error(`${key} was not taken: ${String(answer?.status)}`);
    await delay(Math.random() * 500);
  }
}

/** Posts everything with so many in flight; the answers in the order of the posts. */
export async function postAll(posts: readonly Post[], inFlight: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < posts.length; n = next++) {
      const post = posts[n];
      if (post) answers[n] = await postUntilTaken(post);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return answers;
}
