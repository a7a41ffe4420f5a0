/**
 * Hands events over by HTTPS. Not by `fetch`: it gives no say in which address a name is connected to, and a name that
 * was looked at first may lead elsewhere when it is looked up again.
 */
import { lookup as resolve } from 'node:dns';
import { request as plainly, type RequestOptions } from 'node:http';
import { request as securely } from 'node:https';
import type { LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import type { Attempt } from '../../domain/webhooks/delivery.ts';
import type { Message, Sender } from '../../domain/webhooks/sender.ts';
import { mayConnect, type Reach, targetProblem } from '../../domain/webhooks/target.ts';
import { present } from '../../domain/present.ts';
import { signatureOf } from './signature.ts';

const timeoutMs = 10_000;
/** What a receiver says beyond its status is let go; so much of it is waited for. */
const answerBytes = 64 * 1024;

type Options = {
  readonly reach: Reach;
  /** @default 10 seconds for a whole attempt */
  readonly timeoutMs?: number;
  /** @default what Node itself resolves names with */
  readonly resolve?: typeof resolve;
};

export class HttpsSender implements Sender {
  readonly #options: Required<Options>;

  constructor(options: Options) {
    this.#options = { timeoutMs, resolve, ...options };
  }

  async post({ url, id, at, body, secrets }: Message): Promise<Attempt> {
    const began = performance.now();
    const timestamp = String(Math.floor(Date.parse(at) / 1000));
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Voronka',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf({ id, timestamp, body }, secrets),
    };
    const came = await this.#sent(url, headers, body).catch((error: unknown) => ({ error: this.#inWords(error) }));
    return { at, ms: Math.round(performance.now() - began), ...came };
  }

  #sent(url: string, headers: Record<string, string>, body: string): Promise<Pick<Attempt, 'status' | 'error'>> {
    const { reach } = this.#options;
    const problem = targetProblem(url, reach);
    if (problem !== undefined) return Promise.resolve({ error: problem.slice(0, 300) });
    const options: RequestOptions = {
      method: 'POST',
      headers,
      agent: false, // a connection of its own: none is kept for a process that sleeps
      lookup: this.#lookup,
      signal: AbortSignal.timeout(this.#options.timeoutMs),
    };
    const send = url.startsWith('https:') ? securely : plainly;
    return new Promise((settle, fail) => {
      let told: Pick<Attempt, 'status'> | undefined; // a status that came whole is the answer, whatever becomes of the rest
      const end = (error: Error): void => {
        if (told) settle(told);
        else fail(error);
      };
      const asking = send(url, options, (answer) => {
        told = present({ status: answer.statusCode });
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > answerBytes) answer.destroy();
        });
        answer.on('error', end);
        answer.on('close', () => {
          settle(present({ status: answer.statusCode }));
        });
      });
      asking.on('error', end);
      asking.end(body);
    });
  }

  /** Where a name leads, unless it leads to where events must not go: told to the very connection that is made. */
  readonly #lookup: LookupFunction = (hostname, options, told) => {
    this.#options.resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const inner = error ? undefined : addresses.find(({ address }) => !mayConnect(address, this.#options.reach));
      if (inner) told(new Error(`${hostname} leads to ${inner.address}, which is no address of the internet`), []);
      else told(error, addresses);
    });
  };

  /** Why there was no answer, in one sentence. */
  #inWords(error: unknown): string {
    const { name, message, errors: [first] = [] } = Failure.safeParse(error).data ?? { name: '', message: 'no answer' };
    if (name === 'AbortError') return `no answer within ${String(this.#options.timeoutMs / 1000)} seconds`;
    return (first?.message ?? message).slice(0, 300);
  }
}

/** An error of Node; `errors`: of a name with several addresses, why none of them answered. */
const Failure = z.object({
  name: z.string(),
  message: z.string(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});
