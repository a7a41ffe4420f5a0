import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 50;

/**
 * Asks again and again until the answer satisfies.
 *
 * @throws with the last answer, when the limit has passed
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  limitMs = 15_000,
): Promise<T> {
  const ends = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > ends)
      throw new Error(`not within ${String(limitMs)} ms: ${what}; last: ${JSON.stringify(answer)}`);
    await delay(everyMs);
  }
}
