/** Files in a bucket of S3, by signed addresses. The SDK's client of S3 would double what a function has to load. */
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Files } from '../../domain/files.ts';
import { defaultProvider } from '../credentials/environment-provider.ts';

const hour = 3600;

type Settings = {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string | undefined;
  /** @default - those of the environment */
  readonly credentials?: ReturnType<typeof defaultProvider>;
};

type Place = { readonly protocol: string; readonly hostname: string; readonly port?: number; readonly path: string };

export class S3Files implements Files {
  readonly #bucket: string;
  readonly #region: string;
  /** Of another cloud than AWS, where buckets stand in the path. */
  readonly #endpoint: string | undefined;
  readonly #signer: SignatureV4;

  constructor({ bucket, region, endpoint, credentials = defaultProvider() }: Settings) {
    this.#bucket = bucket;
    this.#region = region;
    this.#endpoint = endpoint;
    this.#signer = new SignatureV4({
      service: 's3',
      region,
      sha256: Sha256,
      credentials,
      uriEscapePath: false,
    });
  }

  uploadUrl(key: string): Promise<string> {
    return this.#signed('PUT', key);
  }

  async read(key: string, from: number, most: number): ReturnType<Files['read']> {
    const range = `bytes=${String(from)}-${String(from + most - 1)}`;
    const response = await fetch(await this.#signed('GET', key), { headers: { range } });
    const isBehindTheEnd = response.status === 416;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return undefined;
    if (!response.ok && !isBehindTheEnd) throw failed('GET', key, response.status);
    const size = Number(response.headers.get('content-range')?.split('/')[1] ?? bytes.length);
    return { bytes: isBehindTheEnd ? new Uint8Array() : bytes, size };
  }

  async put(key: string, text: string): Promise<void> {
    const response = await fetch(await this.#signed('PUT', key), { method: 'PUT', body: text });
    if (!response.ok) throw failed('PUT', key, response.status);
  }

  async #signed(method: 'GET' | 'PUT', key: string): Promise<string> {
    const place = this.#placeOf(key);
    const request = new HttpRequest({
      ...place,
      method,
      headers: { host: hostOf(place), 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    });
    const { query } = await this.#signer.presign(request, { expiresIn: hour });
    return `${place.protocol}//${hostOf(place)}${place.path}?${new URLSearchParams(query as Record<string, string>).toString()}`; // one value each
  }

  #placeOf(key: string): Place {
    if (this.#endpoint === undefined)
      return { protocol: 'https:', hostname: `${this.#bucket}.s3.${this.#region}.amazonaws.com`, path: `/${key}` };
    const { protocol, hostname, port } = new URL(this.#endpoint);
    return { protocol, hostname, ...(port !== '' && { port: Number(port) }), path: `/${this.#bucket}/${key}` };
  }
}

const hostOf = ({ hostname, port }: Place): string => (port === undefined ? hostname : `${hostname}:${String(port)}`);

const failed = (method: string, key: string, status: number): Error =>
  new Error(`S3 answers ${String(status)} to ${method} ${key}`);

/** The files of the bucket a function's environment names. */
export const filesOf = ({ FILES_BUCKET }: { readonly FILES_BUCKET: string }): S3Files =>
  new S3Files({
    bucket: FILES_BUCKET,
    region: process.env['AWS_REGION'] ?? 'us-east-1',
    endpoint: process.env['AWS_ENDPOINT_URL'],
  });
