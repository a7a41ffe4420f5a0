/**
 * Hands events over by HTTPS. Not by `fetch`: it gives no say in which address a name is connected to, and a name that
 * was looked at first may lead elsewhere when it is looked up again.
 */
import { lookup as resolve } from 'node:dns';
import { request as plainly, type RequestOptions } from 'node:http';
import { request as securely } from 'node:https';
import type { LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
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
      const asking = send(url, options, (answer) => {
        const told = present({ status: answer.statusCode });
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > answerBytes) answer.destroy();
        });
        answer.on('error', () => {
          settle(told); // its status came whole
        });
        answer.once('close', () => {
          settle(told);
        });
      });
      asking.on('error', fail);
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
    if (!(error instanceof Error)) return 'no answer';
    if (error.name === 'AbortError') return `no answer within ${String(this.#options.timeoutMs / 1000)} seconds`;
    const first: unknown = error instanceof AggregateError ? error.errors[0] : error; // of several addresses none answered
    return (first instanceof Error ? first.message : error.message).slice(0, 300);
  }
}
