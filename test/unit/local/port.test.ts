import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { assertPortIsFree, portFrom } from '../../../local/port.ts';

describe('the port', () => {
  it('is the usual one unless another is named', () => {
    expect([portFrom(undefined, 4566), portFrom('', 4566), portFrom('8080', 4566)]).toEqual([4566, 4566, 8080]);
  });

  it('is one that needs no rights', () => {
    expect([portFrom('1024', 4566), portFrom('65535', 4566)]).toEqual([1024, 65_535]);
  });

  it.each(['1023', '65536', '80.5', '-4566', 'http', '4566x'])(
    'is not %s, and the message says what it may be',
    (text) => {
      expect(() => portFrom(text, 4566)).toThrow(
        `VORONKA_PORT=${text} is not a port: a whole number from 1024 to 65535 is needed.`,
      );
    },
  );

  it('is free when nobody listens on it, and a busy one names the way to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // it listens on a port, not on a socket file
    const refusal = new RegExp(
      `^Port ${String(port)} cannot be used \\(.*EADDRINUSE.*VORONKA_PORT=${String(port + 1)} npm start$`,
    );
    await expect(assertPortIsFree(port)).rejects.toThrow(refusal);
    server.close();
    await once(server, 'close');
    await expect(assertPortIsFree(port)).resolves.toBeUndefined();
  });
});
