import { randomBytes } from 'node:crypto';
import { clientConfig } from '../../../local/environment.ts';

/** An empty bucket on the local cloud the tests run with. */
export async function aBucket() {
  const endpoint = process.env['VORONKA_TEST_ENDPOINT'];
  if (endpoint === undefined) throw new Error('VORONKA_TEST_ENDPOINT names no local cloud: run npm test');
  const bucket = `contract-${randomBytes(4).toString('hex')}`;
  const { status } = await fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  if (status !== 200) throw new Error(`the bucket ${bucket} cannot be made: ${String(status)}`);
  const { region, credentials } = clientConfig(endpoint);
  return { bucket, region, endpoint, credentials: () => Promise.resolve(credentials) };
}
