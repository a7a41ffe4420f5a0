/** Files in a bucket of S3, by signed addresses. The SDK's client of S3 would double what a function has to load. */
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Files, Upload } from '../../domain/files.ts';
import { defaultProvider } from '../credentials/environment-provider.ts';

const hour = 3600;
/** Long enough to begin a download, too short to be passed on. */
const downloadSeconds = 300;
const checksum = 'x-amz-checksum-sha256';

type Settings = {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string | undefined;
  /** @default - those of the environment */
  readonly credentials?: ReturnType<typeof defaultProvider>;
};

/** What an address is signed with beside its place: headers that must come with it, and what S3 answers with. */
type Signed = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Record<string, string>;
  readonly seconds?: number;
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

  /** S3 refuses what comes without one of these headers or with another value: another size, content or type, or a second file. */
  async upload(key: string, { size, contentType, sha256 }: Parameters<Files['upload']>[1]): Promise<Upload> {
    const headers = {
      'content-type': contentType,
      'if-none-match': '*',
      ...(sha256 !== undefined && { [checksum]: Buffer.from(sha256, 'hex').toString('base64') }),
    };
    const uploadUrl = await this.#signed('PUT', key, { headers: { ...headers, 'content-length': String(size) } });
    return { uploadUrl, headers }; // whoever sends a body tells its length by themselves
  }

  async downloadUrl(
    key: string,
    { disposition, contentType }: Parameters<Files['downloadUrl']>[1],
  ): ReturnType<Files['downloadUrl']> {
    const query = { 'response-content-disposition': disposition, 'response-content-type': contentType };
    const expiresAt = new Date(Date.now() + downloadSeconds * 1000).toISOString();
    return { url: await this.#signed('GET', key, { query, seconds: downloadSeconds }), expiresAt };
  }

  async remove(key: string): Promise<void> {
    const response = await fetch(await this.#signed('DELETE', key), { method: 'DELETE' });
    if (!response.ok && response.status !== 404) throw failed('DELETE', key, response.status);
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

  async put(key: string, content: string | Uint8Array): Promise<void> {
    const body = typeof content === 'string' ? content : Buffer.from(content);
    const response = await fetch(await this.#signed('PUT', key), { method: 'PUT', body });
    if (!response.ok) throw failed('PUT', key, response.status);
  }

  async #signed(
    method: 'GET' | 'PUT' | 'DELETE',
    key: string,
    { headers = {}, query = {}, seconds = hour }: Signed = {},
  ): Promise<string> {
    const place = this.#placeOf(key);
    const request = new HttpRequest({
      ...place,
      method,
      query,
      headers: { host: hostOf(place), 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...headers },
    });
    const { query: signed } = await this.#signer.presign(request, {
      expiresIn: seconds,
      unhoistableHeaders: new Set([checksum]), // in the address S3 would take it for a wish, not a condition
    });
    const pairs = Object.entries(signed as Record<string, string>); // one value each
    return `${place.protocol}//${hostOf(place)}${place.path}?${pairs.map((pair) => pair.map(escaped).join('=')).join('&')}`;
  }

  #placeOf(key: string): Place {
    if (this.#endpoint === undefined)
      return { protocol: 'https:', hostname: `${this.#bucket}.s3.${this.#region}.amazonaws.com`, path: `/${key}` };
    const { protocol, hostname, port } = new URL(this.#endpoint);
    return { protocol, hostname, ...(port !== '' && { port: Number(port) }), path: `/${this.#bucket}/${key}` };
  }
}

const hostOf = ({ hostname, port }: Place): string => (port === undefined ? hostname : `${hostname}:${String(port)}`);

/** As the signature counts it (RFC 3986): a space is no plus. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const failed = (method: string, key: string, status: number): Error =>
  new Error(`S3 answers ${String(status)} to ${method} ${key}`);

/** The files of the bucket a function's environment names. */
export const filesOf = ({ FILES_BUCKET }: { readonly FILES_BUCKET: string }): S3Files =>
  new S3Files({
    bucket: FILES_BUCKET,
    region: process.env['AWS_REGION'] ?? 'us-east-1',
    endpoint: process.env['AWS_ENDPOINT_URL'],
  });
