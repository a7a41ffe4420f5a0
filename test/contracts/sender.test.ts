import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpsSender } from '../../shared/adapters/http/https-sender.ts';
import { signatureOf } from '../../shared/adapters/http/signature.ts';
import { MemorySender } from '../../shared/adapters/memory/sender.ts';
import type { Message, Sender } from '../../shared/domain/webhooks/sender.ts';
import { aReceiver } from '../support/receivers.ts';

const secrets = [`whsec_${btoa('k'.repeat(64))}`, `whsec_${btoa('l'.repeat(64))}`];
const message = (url: string): Message => ({
  url,
  id: '019cad58-bd80-8b99-a1f4-d7a0817bd241',
  at: '2026-03-02T07:00:00.999Z',
  body: '{"type":"lead.moved","data":"Пример"}',
  secrets,
});

type Opened = {
  readonly sender: Sender;
  readonly url: string;
  readonly answer: (status: number) => void;
  /** What came, as it was sent. */
  readonly bodies: () => readonly string[];
  readonly close: () => Promise<unknown>;
};

function inMemory(): Promise<Opened> {
  const sender = new MemorySender();
  return Promise.resolve({
    sender,
    url: 'http://127.0.0.1:1/',
    answer: (status) => {
      sender.answer = () => ({ status });
    },
    bodies: () => sender.sent.map(({ body }) => body),
    close: () => {
      sender.answer = () => ({ error: 'connect ECONNREFUSED' });
      return Promise.resolve();
    },
  });
}

async function overHttp(): Promise<Opened> {
  let status = 204;
  const receiver = await aReceiver(() => status);
  return {
    sender: new HttpsSender({ reach: 'local-too' }),
    url: receiver.url,
    answer: (next) => {
      status = next;
    },
    bodies: () => receiver.received.map(({ body }) => body),
    close: receiver.close,
  };
}

describe.each([
  { where: 'in memory', open: inMemory },
  { where: 'over HTTP', open: overHttp },
])('a sender, $where,', ({ open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });

  it.each([200, 204, 302, 410, 500])('tells that the receiver answered %d', async (status) => {
    const { sender, url, answer } = opened;
    answer(status);
    const attempt = await sender.post(message(url));
    expect(attempt).toEqual({ at: message(url).at, ms: expect.any(Number), status });
    expect(Number.isInteger(attempt.ms) && attempt.ms >= 0).toBe(true);
  });

  it('hands over what is to be sent, letter for letter, once', async () => {
    const { sender, url, bodies } = opened;
    const before = bodies().length;
    await sender.post(message(url));
    expect(bodies().slice(before)).toEqual([message(url).body]);
  });

  it('tells why there was no answer', async () => {
    await opened.close();
    const { status, error } = await opened.sender.post(message(opened.url));
    expect([status, error]).toEqual([undefined, expect.stringContaining('ECONNREFUSED')]);
  });
});

describe('a sender over HTTP', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
  });

  async function serving(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`; // it listens on a port
  }
  const sender = new HttpsSender({ reach: 'local-too' });

  it('signs as Standard Webhooks says, with every secret', async () => {
    const receiver = await aReceiver();
    await sender.post(message(receiver.url));
    const { id, body } = message('');
    expect(receiver.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '43',
      'user-agent': 'Voronka',
      'webhook-id': id,
      'webhook-timestamp': '1772434800',
      'webhook-signature': signatureOf({ id, timestamp: '1772434800', body }, secrets),
    });
    await receiver.close();
  });

  it('makes the signature of the example in the libraries of Standard Webhooks', () => {
    const signed = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      body: '{"test": 2432232314}',
    };
    expect(signatureOf(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('follows no redirect', async () => {
    const target = await aReceiver();
    const url = await serving((_request, response) => {
      response.writeHead(307, { location: target.url }).end();
    });
    expect((await sender.post(message(url))).status).toBe(307);
    expect(target.received).toEqual([]);
    await target.close();
  });

  it('waits no longer than it may for an answer', async () => {
    const url = await serving(() => undefined);
    const hasty = new HttpsSender({ reach: 'local-too', timeoutMs: 100 });
    expect(await hasty.post(message(url))).toMatchObject({ error: 'no answer within 0.1 seconds' });
  });

  it('lets go of an answer that has no end, and keeps its status', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(16_384), more);
      };
      more();
    });
    const { status, ms } = await sender.post(message(url));
    expect(status).toBe(200);
    expect(ms).toBeLessThan(5000);
  });

  it('keeps the status of an answer that does not come to its end in time', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200).write('x');
    });
    const hasty = new HttpsSender({ reach: 'local-too', timeoutMs: 2000 });
    expect(await hasty.post(message(url))).toMatchObject({ status: 200 });
  });

  it('tells of a receiver that breaks off', async () => {
    const url = await serving((request) => request.socket.destroy());
    expect(await sender.post(message(url))).toMatchObject({ error: 'socket hang up' });
  });

  it('connects to no name that leads into a network of its own, whatever else it leads to', async () => {
    const asked: string[] = [];
    const resolving = (...addresses: { address: string; family: 4 | 6 }[]) =>
      new HttpsSender({
        reach: 'public',
        resolve: ((hostname: string, _options: object, told: (error: null, all: typeof addresses) => void) => {
          asked.push(hostname);
          told(null, addresses);
        }) as never, // of its many shapes the one that is asked for
      });
    const inner = resolving({ address: '8.8.8.8', family: 4 }, { address: '169.254.169.254', family: 4 });
    expect(await inner.post(message('https://rebound.example/'))).toMatchObject({
      error: 'rebound.example leads to 169.254.169.254, which is no address of the internet',
    });
    const mapped = resolving({ address: '::ffff:10.0.0.1', family: 6 });
    expect((await mapped.post(message('https://rebound.example/'))).error).toContain('no address of the internet');
    expect(asked).toEqual(['rebound.example', 'rebound.example']);
  });

  it('connects to a name that leads to this machine in the local stages', async () => {
    const receiver = await aReceiver();
    const { port } = new URL(receiver.url);
    expect((await sender.post(message(`http://localhost:${port}/`))).error).toBeUndefined();
    await receiver.close();
  });

  it('sends nothing to where events must not go, even when the record says so', async () => {
    const strict = new HttpsSender({ reach: 'public' });
    const receiver = await aReceiver();
    expect(await strict.post(message(receiver.url))).toMatchObject({
      error: 'it must begin with https://, and begins with http:',
    });
    expect((await strict.post(message('https://10.0.0.1/'))).error).toContain('a network of its own');
    expect(receiver.received).toEqual([]);
    await receiver.close();
  });

  it('tells of a name that nobody knows', async () => {
    const unknown = new HttpsSender({
      reach: 'public',
      resolve: ((_hostname: string, _options: object, told: (error: Error) => void) => {
        told(new Error('getaddrinfo ENOTFOUND nobody.example'));
      }) as never, // as above
    });
    expect(await unknown.post(message('https://nobody.example/'))).toMatchObject({
      error: 'getaddrinfo ENOTFOUND nobody.example',
    });
  });
});
