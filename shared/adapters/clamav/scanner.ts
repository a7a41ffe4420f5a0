/** Looks for viruses with clamd, over TCP: its command INSTREAM takes a length and as many bytes again and again, and ends with a length of 0. */
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Scanner, Verdict } from '../../domain/files/scanner.ts';

type Place = {
  readonly host: string;
  readonly port: number;
  /** @default 5000 */
  readonly connectMs?: number;
  /** How long it may be silent: while it scans, it is. @default 120000 */
  readonly silentMs?: number;
};

type Unavailable = Extract<Verdict, { name: 'unavailable' }>;
const unavailable = (why: Unavailable['why'], detail: string): Unavailable => ({ name: 'unavailable', why, detail });

export class ClamAvScanner implements Scanner {
  readonly #place: Required<Place>;

  constructor({ connectMs = 5000, silentMs = 120_000, ...place }: Place) {
    this.#place = { connectMs, silentMs, ...place };
  }

  async scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    const socket = await connected(this.#place);
    if (!(socket instanceof Error)) return this.#ask(socket, content);
    return unavailable('unreachable', socket.message);
  }

  async #ask(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    socket.setTimeout(this.#place.silentMs, () => socket.destroy());
    const reply = replyOf(socket);
    const ours = watched(content);
    try {
      const sent = await pipeline(framed(ours.content), socket, { end: false }).then(
        () => true,
        () => false,
      );
      if (ours.broke()) throw ours.broke()?.error;
      return verdictOf(await reply, sent);
    } finally {
      socket.destroy();
    }
  }
}

/** A connection, or why there is none. */
function connected({ host, port, connectMs }: Required<Place>): Promise<Socket | Error> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.setTimeout(connectMs, () => socket.destroy(new Error(`nothing answers at ${host}:${port}`)));
    socket.on('error', resolve); // after the connection it has nobody to tell: its end does
    socket.once('connect', () => resolve(socket));
  });
}

/** What clamd says until it says no more, or hangs up. */
function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      if (text.includes('\0')) resolve(text);
    });
    socket.on('close', () => resolve(text));
  });
}

/** The content, and whether it was the content itself that broke off: then nothing is said of the scanner. */
function watched(content: AsyncIterable<Uint8Array>) {
  let broken: { readonly error: unknown } | undefined;
  async function* passed() {
    try {
      yield* content;
    } catch (error) {
      broken = { error };
      throw error;
    }
  }
  return { content: passed(), broke: () => broken };
}

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

async function* framed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const bytes of content) {
    if (bytes.length > 0) yield* [lengthOf(bytes.length), bytes]; // a length of 0 would be the end
  }
  yield lengthOf(0);
}

/** Clean is only what was sent whole: an answer before its end is about something else. */
function verdictOf(reply: string, sentWhole: boolean): Verdict {
  const said = reply.replace(/\0[^]*$/, '').trim();
  const signature = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (signature !== undefined) return { name: 'infected', signature };
  if (said === 'stream: OK' && sentWhole) return { name: 'clean' };
  if (/size limit exceeded/i.test(said)) return unavailable('too-large', said);
  return unavailable('broken', said.slice(0, 200) || 'it hung up without an answer');
}

/** The scanner a function's environment names; nothing where the stage has none. */
export function scannerOf({ SCANNER }: { readonly SCANNER: string }): ClamAvScanner | undefined {
  const [, host, port] = /^(.+):(\d+)$/.exec(SCANNER) ?? [];
  return host === undefined ? undefined : new ClamAvScanner({ host, port: Number(port) });
}
