import { createServer } from 'node:net';
import { Problem } from './problem.ts';

/**
 * Makes sure that nobody listens on the port yet.
 *
 * @param remedy what else can be done about it
 * @throws Problem that names the port and what to do
 */
export async function assertPortIsFree(
  port: number,
  remedy = `, or choose another: VORONKA_PORT=${port + 1} npm start`,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const server = createServer();
  server.once('error', reject).listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  await promise.catch((error: unknown) => {
    throw new Problem(
      `Port ${port} cannot be used (${error instanceof Error ? error.message : String(error)}). ` +
        `Stop what listens there${remedy}`,
    );
  });
}

/**
 * Reads a port from its environment variable.
 *
 * @throws Problem when it is none
 */
export function portFrom(text: string | undefined, otherwise: number): number {
  const port = text === undefined || text === '' ? otherwise : Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new Problem(`VORONKA_PORT=${text ?? ''} is not a port: a whole number from 1024 to 65535 is needed.`);
}
