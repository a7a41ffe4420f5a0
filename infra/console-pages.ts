/** Puts the built pages of the console where CloudFront finds them. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';

const Told = z.object({
  ConsoleBucket: z.string(),
  SignInUrl: z.url(),
  Issuer: z.url(),
  UserPoolClientId: z.string(),
});

/** Where the pages go, and what they are told of the stage. */
export type PagesPlace = {
  readonly bucket: string;
  readonly region: string;
  readonly config: Readonly<Record<string, string>>;
};

/** Reads it from the outputs of a deploy: outputs by stack. */
export function placeIn(stackOutputs: unknown): PagesPlace {
  const outputs = Object.assign(
    {},
    ...Object.values(z.record(z.string(), z.record(z.string(), z.string())).parse(stackOutputs)),
  ) as unknown;
  const { ConsoleBucket, SignInUrl, Issuer, UserPoolClientId } = Told.parse(outputs);
  return {
    bucket: ConsoleBucket,
    region: /cognito-idp\.([a-z0-9-]+)\./.exec(Issuer)?.[1] ?? '',
    config: { clientId: UserPoolClientId, issuer: Issuer, signInUrl: SignInUrl },
  };
}

/** A file as S3 keeps it. */
export type PageFile = {
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly body: Buffer;
};

const forEver = 'public, max-age=31536000, immutable';
const askedAnew = 'no-cache'; // so that nothing has to be invalidated
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** The files of a folder in the order they may be put in: a page must not name parts that are not there yet. */
export async function pagesIn(folder: string, config: PagesPlace['config']): Promise<readonly PageFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => pageFile(path.slice(folder.length + 1), await readFile(path))),
  );
  const told = pageFile('config.json', Buffer.from(JSON.stringify(config)));
  const isPart = ({ key }: PageFile): boolean => key.startsWith('assets/');
  return [...files.filter(isPart), told, ...files.filter((file) => !isPart(file))];
}

const pageFile = (key: string, body: Buffer): PageFile => ({
  key,
  body,
  contentType: contentTypes[extname(key)] ?? 'application/octet-stream',
  cacheControl: key.startsWith('assets/') ? forEver : askedAnew,
});

/**
 * Puts them all; those of the deploy before stay, for pages that are open. The client of CloudFormation knows whose account it
 * is; one of S3 would bring a second copy of what the functions are bundled with.
 *
 * @throws when S3 does not take one
 */
export async function putPages(folder: string, { bucket, region, config }: PagesPlace): Promise<void> {
  const { credentials } = new CloudFormationClient({ region }).config;
  const signer = new SignatureV4({ service: 's3', region, sha256: Sha256, credentials, uriEscapePath: false });
  const hostname = `${bucket}.s3.${region}.amazonaws.com`;
  for (const file of await pagesIn(folder, config)) await put(file, hostname, signer);
}

async function put({ key, body, contentType, cacheControl }: PageFile, hostname: string, signer: SignatureV4) {
  const headers = { host: hostname, 'content-type': contentType, 'cache-control': cacheControl };
  const request = new HttpRequest({ method: 'PUT', protocol: 'https:', hostname, path: `/${key}`, headers, body });
  const signed = await signer.sign(request);
  const answer = await fetch(`https://${hostname}/${key}`, { method: 'PUT', headers: signed.headers, body });
  if (!answer.ok) throw new Error(`S3 answers ${answer.status} to ${key}: ${await answer.text()}`);
}
