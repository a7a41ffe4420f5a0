/** Requests signed as other systems sign them, with the secrets of the system under test. */
import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Answer } from '../../../local/client.ts';
import { clientConfig } from '../../../local/environment.ts';
import { derivedSecret } from '../../../shared/adapters/secretsmanager/secrets.ts';
import { nobody, system } from './system.ts';

const client = new SecretsManagerClient(clientConfig(system.endpoint));

/** The secret another system shares with the product. */
export async function secretOf(other: string): Promise<string> {
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: system.outputs.SecretArn }));
  return derivedSecret(z.object({ key: z.string() }).parse(JSON.parse(SecretString)).key, other);
}

type Signing = { readonly at?: number; readonly secret?: string };

/** Posts what another system says, signed at an instant: seconds since 1970. */
export async function signed(
  other: string,
  path: string,
  body: unknown,
  { at = Date.now() / 1000, secret }: Signing = {},
): Promise<Answer> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(at));
  const signature = createHmac('sha256', secret ?? (await secretOf(other)))
    .update(`${timestamp}.${text}`)
    .digest('hex');
  return nobody('POST', path, {
    body: text,
    headers: { 'x-voronka-timestamp': timestamp, 'x-voronka-signature': `sha256=${signature}` },
  });
}

export const fromErp = (path: string, body: unknown, signing?: Signing): Promise<Answer> =>
  signed('erp', path, body, signing);
