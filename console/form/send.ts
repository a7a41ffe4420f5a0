/** Sends what was filled in, again and again while the connection is gone: under one nonce it is one request. */

export type Sent = 'taken' | 'refused' | 'unreached';

const pausesMs = [1000, 3000, 9000];

/**
 * Posts the form as a browser would: a request that needs no permission asked first, from whatever site.
 *
 * @param waiting hears that the connection broke and it is tried again
 */
export async function sendForm(url: string, fields: URLSearchParams, waiting: () => void): Promise<Sent> {
  for (const pause of [...pausesMs, undefined]) {
    const answer = await fetch(url, { method: 'POST', body: fields, credentials: 'omit' }).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer.ok ? 'taken' : 'refused';
    if (pause === undefined) break;
    waiting();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return 'unreached';
}
