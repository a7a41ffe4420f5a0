import { afterEach, describe, expect, it } from '@jest/globals';
import { ClamAvScanner, scannerOf } from '../../shared/adapters/clamav/scanner.ts';
import { type Clamd, clamd, type Manner, signature, virus } from '../support/scanner/clamd.ts';

let server: Clamd | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function scanned(manner: Manner, content = inPieces('a drawing'), silentMs = 120_000) {
  server = await clamd(manner);
  return new ClamAvScanner({ host: '127.0.0.1', port: server.port, silentMs }).scan(content);
}

describe('A scanner that is a clamd', () => {
  it('is sent a file in its pieces, and finds it clean', async () => {
    expect(await scanned({ name: 'answers' }, inPieces('a ', '', 'drawing', ' of Чертёж'))).toEqual({ name: 'clean' });
    expect(server?.scanned.map(String)).toEqual(['a drawing of Чертёж']);
  });

  it('finds a virus, in whichever pieces it came', async () => {
    const found = { name: 'infected', signature };
    expect(await scanned({ name: 'answers' }, inPieces(`a ${virus} here`))).toEqual(found);
    await server?.close();
    expect(await scanned({ name: 'answers' }, inPieces(virus.slice(0, 9), virus.slice(9)))).toEqual(found);
  });

  it('is sent 20 MB as fast as it reads them', async () => {
    const piece = 'x'.repeat(2_000_000);
    expect(await scanned({ name: 'answers' }, inPieces(...Array<string>(10).fill(piece)))).toEqual({ name: 'clean' });
    expect(server?.scanned.map(({ length }) => length)).toEqual([20_000_000]);
  });

  it('says that a file is larger than it takes', async () => {
    const pieces = inPieces(...Array<string>(40).fill('x'.repeat(100_000)));
    expect(await scanned({ name: 'answers', mostBytes: 1_000_000 }, pieces)).toMatchObject({
      name: 'unavailable',
      why: expect.stringMatching(/^(too-large|broken)$/), // it hangs up on what is still on its way, and its word may be lost with that
    });
    await server?.close();
    expect(await scanned({ name: 'answers', mostBytes: 5 }, inPieces('more'.repeat(9)))).toEqual({
      name: 'unavailable',
      why: 'too-large',
      detail: 'INSTREAM size limit exceeded. ERROR',
    });
  });

  it('says that there is more in a file than it looks through, which is no virus', async () => {
    const reply = 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND';
    expect(await scanned({ name: 'says', reply: `${reply}\0` })).toEqual({
      name: 'unavailable',
      why: 'too-large',
      detail: reply,
    });
  });

  it.each([
    ['an error', 'stream: Can not open file ERROR\0', 'stream: Can not open file ERROR'],
    ['nonsense', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['nothing', '', 'it hung up without an answer'],
    ['half an answer', 'stream: O', 'stream: O'],
    ['an answer within another', 'no stream: OK\0', 'no stream: OK'],
    ['a long story', `${'x'.repeat(300)}\0`, 'x'.repeat(200)],
  ])('that says %s has not looked the file through', async (_what, reply, detail) => {
    expect(await scanned({ name: 'says', reply })).toEqual({ name: 'unavailable', why: 'broken', detail });
  });

  it('that calls a file clean before it had it whole is not believed', async () => {
    const content = (async function* () {
      yield Buffer.from('the beginning');
      await new Promise((resolve) => setTimeout(resolve, 50)); // by then it has answered, and hung up
      yield Buffer.alloc(5_000_000);
      yield Buffer.alloc(5_000_000);
    })();
    expect(await scanned({ name: 'says', reply: 'stream: OK\0', early: true }, content)).toEqual({
      name: 'unavailable',
      why: 'broken',
      detail: 'stream: OK',
    });
  });

  it('that hangs up in the middle has not looked the file through', async () => {
    const pieces = inPieces(...Array<string>(20).fill('x'.repeat(1_000_000)));
    expect(await scanned({ name: 'hangs-up', afterBytes: 1000 }, pieces)).toEqual({
      name: 'unavailable',
      why: 'broken',
      detail: 'it hung up without an answer',
    });
  });

  it('that says nothing is given up in time', async () => {
    expect(await scanned({ name: 'is-silent' }, inPieces('a drawing'), 100)).toEqual({
      name: 'unavailable',
      why: 'broken',
      detail: 'it hung up without an answer',
    });
  });

  it('that is not there is unreachable', async () => {
    server = await clamd();
    const { port } = server;
    await server.close();
    server = undefined;
    expect(await new ClamAvScanner({ host: '127.0.0.1', port }).scan(inPieces('a'))).toEqual({
      name: 'unavailable',
      why: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('that does not take the connection up is unreachable in time', async () => {
    const nowhere = new ClamAvScanner({ host: '192.0.2.1', port: 3310, connectMs: 50 }); // an address of no machine: RFC 5737
    expect(await nowhere.scan(inPieces('a'))).toMatchObject({ name: 'unavailable', why: 'unreachable' });
  });

  it('is not blamed for content that breaks off', async () => {
    const broken = new Error('the file is gone');

    const content = (async function* () {
      yield Buffer.from('the beginning');
      throw broken;
    })();
    await expect(scanned({ name: 'answers' }, content)).rejects.toBe(broken);
  });
});

describe('The scanner of an environment', () => {
  it('is the clamd it names, or none', async () => {
    server = await clamd();
    const found = await scannerOf({ SCANNER: `127.0.0.1:${String(server.port)}` })?.scan(inPieces(virus));
    expect(found).toEqual({ name: 'infected', signature });
    expect(scannerOf({ SCANNER: 'none' })).toBeUndefined();
  });
});
