/** A receiver of events on this machine, which answers as a test tells it. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './system/until.ts';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

export async function aReceiver(answer: (received: Received, nth: number) => number = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      response.writeHead(answer(one, received.length)).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${String(port)}/events`,
    received,
    /** Waits for what satisfies, and gives it. */
    when: async (what: string, isIt: (one: Received) => boolean): Promise<Received> => {
      const found = await until(
        what,
        () => Promise.resolve(received.find(isIt)),
        (one) => one !== undefined,
      );
      if (!found) throw new Error(what);
      return found;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

export type Receiver = Awaited<ReturnType<typeof aReceiver>>;

/** What an event says. */
export const eventIn = ({ body }: Received) =>
  JSON.parse(body) as { type: string; timestamp: string; data: Record<string, unknown> }; // as docs/webhooks.md has it
