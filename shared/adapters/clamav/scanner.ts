/** Looks for viruses with clamd, over TCP: its command INSTREAM takes a length and as many bytes again and again, and ends with a length of 0. */
import { connect, type Socket } from 'node:net';
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
    const connection = await connected(this.#place);
    return connection.ok ? this.#ask(connection.socket, content) : unavailable('unreachable', connection.why);
  }

  async #ask(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    socket.setTimeout(this.#place.silentMs, () => socket.destroy());
    const answer = answerOf(socket);
    try {
      const isWhole = await sendAll(framed(content), socket, answer);
      return verdictOf(await answer.whole, isWhole);
    } finally {
      socket.destroy();
    }
  }
}

type Connection = { readonly ok: true; readonly socket: Socket } | { readonly ok: false; readonly why: string };

/** A connection, or why there is none. */
function connected({ host, port, connectMs }: Required<Place>): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.setTimeout(connectMs, () => socket.destroy(new Error(`nothing answers at ${host}:${port}`)));
    socket.on('error', ({ message: why }) => resolve({ ok: false, why })); // once there is one, its end tells
    socket.once('connect', () => resolve({ ok: true, socket }));
  });
}

type Answer = { readonly hasBegun: () => boolean; readonly whole: Promise<string> };

/** What clamd says until it says no more, or hangs up. */
function answerOf(socket: Socket): Answer {
  let text = '';
  const whole = new Promise<string>((resolve) => {
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      if (text.includes('\0')) resolve(text);
    });
    socket.on('close', () => resolve(text));
  });
  return { hasBegun: () => text !== '', whole };
}

/** Sends as fast as clamd reads, and says whether it was sent everything before it answered or hung up. */
async function sendAll(frames: AsyncIterable<Uint8Array>, socket: Socket, answer: Answer): Promise<boolean> {
  for await (const bytes of frames) {
    if (!socket.writable || answer.hasBegun()) return false;
    if (!socket.write(bytes)) await Promise.race([drained(socket), answer.whole]);
  }
  return true;
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('drain', resolve);
  });

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
  if (/size limit exceeded|Heuristics\.Limits\.Exceeded/i.test(said)) return unavailable('too-large', said); // too much to look through is no virus
  if (signature !== undefined) return { name: 'infected', signature };
  if (said === 'stream: OK' && sentWhole) return { name: 'clean' };
  return unavailable('broken', said.slice(0, 200) || 'it hung up without an answer');
}

/** The scanner a function's environment names; nothing where the stage has none. */
export function scannerOf({ SCANNER }: { readonly SCANNER: string }): ClamAvScanner | undefined {
  const [, host, port] = /^(.+):(\d+)$/.exec(SCANNER) ?? [];
  return host === undefined ? undefined : new ClamAvScanner({ host, port: Number(port) });
}
