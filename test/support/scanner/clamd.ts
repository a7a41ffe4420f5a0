/** A stand-in for clamd on a real socket, which speaks its command INSTREAM, or breaks it as networks and wrong servers do. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What it finds a virus in. */
export const virus = 'THIS-IS-A-VIRUS-OF-THE-TESTS';
export const signature = 'Test.Virus-1';

export type Manner =
  | { readonly name: 'answers'; readonly mostBytes?: number }
  /** It answers this, and hangs up: before it was sent anything, or when it has all. */
  | { readonly name: 'says'; readonly reply: string; readonly early?: true }
  | { readonly name: 'hangs-up'; readonly afterBytes: number }
  | { readonly name: 'is-silent' };

export type Clamd = {
  readonly port: number;
  /** What was sent to it, whole, one after another. */
  readonly scanned: readonly Buffer[];
  readonly close: () => Promise<void>;
};

/** Waits for a port that another one of these holds. */
async function listening(server: Server, port: number): Promise<void> {
  const ends = Date.now() + 60_000;
  for (;;) {
    const listened = once(server.listen(port, '127.0.0.1'), 'listening').then(
      () => true,
      () => false,
    );
    if (await listened) return;
    if (Date.now() > ends) throw new Error(`something else listens at ${String(port)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @param port 0 is any */
export async function clamd(manner: Manner = { name: 'answers' }, port = 0): Promise<Clamd> {
  const [scanned, sockets] = [new Array<Buffer>(), new Set<Socket>()];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // who asked is gone
    socket.on('close', () => sockets.delete(socket));
    serve(socket, manner, scanned).catch(() => socket.destroy());
  });
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    scanned,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const command = 'zINSTREAM\0';

async function serve(socket: Socket, manner: Manner, scanned: Buffer[]): Promise<void> {
  if (manner.name === 'is-silent') return;
  if (manner.name === 'says' && manner.early === true) {
    socket.end(manner.reply);
    socket.resume(); // and reads on, to no end
    return;
  }
  const take = reader(socket);
  if ((await take(command.length)).toString('latin1') !== command) {
    socket.end('UNKNOWN COMMAND\0');
    return;
  }
  const content = await contentOf(socket, take, manner);
  if (content === undefined) return;
  scanned.push(content);
  if (manner.name === 'says') socket.end(manner.reply);
  else socket.end(content.includes(virus) ? `stream: ${signature} FOUND\0` : 'stream: OK\0');
}

/** What the frames hold until the one of no length; nothing when it had enough before. */
async function contentOf(socket: Socket, take: ReturnType<typeof reader>, manner: Manner): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const length = (await take(4)).readUInt32BE();
    if (length === 0) return Buffer.concat(parts);
    size += length;
    if (manner.name === 'hangs-up' && size > manner.afterBytes) {
      socket.destroy();
      return undefined;
    }
    if (manner.name === 'answers' && size > (manner.mostBytes ?? Infinity)) {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
      return undefined;
    }
    parts.push(await take(length));
  }
}

/** Gives the next so many bytes of a connection. */
function reader(socket: Socket): (bytes: number) => Promise<Buffer> {
  const coming = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer, void>; // no encoding is set
  let [waiting, size]: [Buffer[], number] = [[], 0];
  return async (bytes) => {
    while (size < bytes) {
      const next = await coming.next();
      if (next.done === true) throw new Error('who asked hung up');
      waiting.push(next.value);
      size += next.value.length;
    }
    const whole = Buffer.concat(waiting);
    [waiting, size] = [[whole.subarray(bytes)], size - bytes];
    return whole.subarray(0, bytes);
  };
}
