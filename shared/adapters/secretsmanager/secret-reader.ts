/** One secret of Secrets Manager, read by a signed request. The SDK's client of it would be 13 KB of a function for this one call. */
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { defaultProvider } from '../credentials/environment-provider.ts';

type Settings = {
  readonly arn: string;
  readonly region: string;
  /** Of another cloud than AWS. */
  readonly endpoint?: string | undefined;
  /** @default - those of the environment */
  readonly credentials?: ReturnType<typeof defaultProvider>;
};

const Answer = z.object({ SecretString: z.string() });

const mostTries = 4;
const timeoutMs = 6000; // four times within the 29 seconds of a function
const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** tries));

/** What reads the secret, tried again while the service itself fails or is throttled. */
export function secretReader({ arn, region, endpoint, credentials = defaultProvider() }: Settings) {
  const signer = new SignatureV4({ service: 'secretsmanager', region, sha256: Sha256, credentials });
  const url = new URL(endpoint ?? `https://secretsmanager.${region}.amazonaws.com`);
  const { protocol, hostname, port, host } = url;
  const asked = {
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: '/',
    method: 'POST',
    body: JSON.stringify({ SecretId: arn }),
  };
  const headers = {
    host,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'secretsmanager.GetSecretValue',
    'user-agent': `voronka app/${process.env['AWS_SDK_UA_APP_ID'] ?? ''}`, // as the SDK names a function's calls
  };
  const { method, body } = asked;
  const ask = async (): Promise<{ readonly status: number; readonly text: string }> => {
    const signed = await signer.sign(new HttpRequest({ ...asked, headers }));
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method, body, signal, headers: signed.headers });
    return { status: response.status, text: await response.text() };
  };
  return async (): Promise<string> => {
    for (let tries = 1; ; tries += 1) {
      const { status, text } = await ask().catch((error: unknown) => ({ status: 599, text: String(error) })); // nobody answered
      if (status === 200) return Answer.parse(JSON.parse(text)).SecretString;
      const isPassing = status >= 500 || text.includes('ThrottlingException');
      if (!isPassing || tries === mostTries)
        throw new Error(`Secrets Manager answers ${String(status)}: ${text.slice(0, 300)}`);
      await pause(tries);
    }
  };
}
