import { Problem } from '../../../shared/domain/problem.ts';
import type { Secrets } from '../../../shared/domain/secrets.ts';
import type { Call } from '../../../shared/lambda/api-route.ts';
import { isSameText } from '../../../shared/lambda/same-text.ts';

const freshSeconds = 300;

/**
 * The body of a request another system signed: `x-voronka-signature: sha256=<hex of HMAC-SHA256 over timestamp.body>` and
 * `x-voronka-timestamp` in seconds since 1970, by the wall clock.
 *
 * @throws Problem 401 when the signature is wrong or older than 300 s, 400 when the body is not JSON
 */
export async function signedBody({ headers, rawBody }: Call, system: string, secrets: Secrets): Promise<unknown> {
  const timestamp = headers['x-voronka-timestamp'] ?? '';
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || age > freshSeconds)
    throw new Problem({
      status: 401,
      code: 'stale-signature',
      detail: `x-voronka-timestamp must be within ${String(freshSeconds)} seconds of now; it is ${timestamp === '' ? 'missing' : timestamp}`,
    });
  const expected = `sha256=${Buffer.from(await secrets.sign(system, `${timestamp}.${rawBody}`)).toString('hex')}`;
  if (!isSameText(headers['x-voronka-signature'] ?? '', expected))
    throw new Problem({ status: 401, code: 'wrong-signature', detail: 'x-voronka-signature is not that of this body' });
  try {
    return JSON.parse(rawBody);
  } catch (error) {
    throw new Problem({ status: 400, code: 'malformed', detail: 'the body is not JSON' }, { cause: error });
  }
}
