import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { MemoryFiles } from '../../shared/adapters/memory/files.ts';
import { S3Files } from '../../shared/adapters/s3/files.ts';
import type { Files, Upload } from '../../shared/domain/files.ts';
import { aBucket } from '../support/tables/bucket.ts';

const credentials = () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'test' });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each([
  { where: 'in memory', open: (): Promise<Files> => Promise.resolve(new MemoryFiles()) },
  { where: 'in a real bucket', open: async (): Promise<Files> => new S3Files(await aBucket()) },
])('files, $where,', ({ open }) => {
  let files: Files;
  beforeAll(async () => {
    files = await open();
  });

  it('are read as they were put, from any place on', async () => {
    const key = `imports/${v7()}.csv`;
    await files.put(key, 'имя;№\n1');
    const size = bytesOf('имя;№\n1').length;
    expect(await files.read(key, 0, 1000)).toEqual({ bytes: bytesOf('имя;№\n1'), size });
    expect(await files.read(key, 2, 4)).toEqual({ bytes: bytesOf('мя'), size });
    expect(await files.read(key, size - 1, 10)).toEqual({ bytes: bytesOf('1'), size });
    expect(await files.read(key, size, 10)).toEqual({ bytes: bytesOf(''), size });
  });

  it('are text or bytes', async () => {
    const key = `quotes/${v7()}/1-ru-1.pdf`;
    const bytes = Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 0xff, 0x0d, 0x0a);
    await files.put(key, bytes);
    expect(await files.read(key, 0, 1000)).toEqual({ bytes, size: 8 });
  });

  it('that are empty are there, and those nobody put are not', async () => {
    const key = `imports/${v7()}.csv`;
    expect(await files.read(key, 0, 10)).toBeUndefined();
    await files.put(key, '');
    expect(await files.read(key, 0, 10)).toEqual({ bytes: bytesOf(''), size: 0 });
  });

  it('that are removed are gone, and removing them once more is no error', async () => {
    const [key, other] = [`files/${v7()}`, `files/${v7()}`];
    for (const each of [key, other]) await files.put(each, 'text');
    await files.remove(key);
    await files.remove(key);
    expect([await files.read(key, 0, 10), await files.read(other, 0, 10)]).toEqual([
      undefined,
      { bytes: bytesOf('text'), size: 4 },
    ]);
  });
});

describe('an address to send a file to', () => {
  it('takes the file from anybody who has it', async () => {
    const files = new S3Files(await aBucket());
    const key = `imports/${v7()}.csv`;
    const { status } = await fetch(await files.uploadUrl(key), { method: 'PUT', body: 'a;b' });
    expect(status).toBe(200);
    expect(await files.read(key, 0, 10)).toEqual({ bytes: bytesOf('a;b'), size: 3 });
  });

  it('on AWS is the bucket’s own, signed for an hour', async () => {
    const url = new URL(
      await new S3Files({ bucket: 'plant-files', region: 'eu-central-1', credentials }).uploadUrl('imports/a.csv'),
    );
    expect([url.origin, url.pathname]).toEqual(['https://plant-files.s3.eu-central-1.amazonaws.com', '/imports/a.csv']);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Expires': '3600',
      'X-Amz-SignedHeaders': 'host',
    });
  });
});

describe('an address to send one announced file to', () => {
  const content = 'чертёж';
  const announced = { size: bytesOf(content).length, contentType: 'application/pdf' };
  const send = async ({ uploadUrl, headers }: Upload, body = content): Promise<number> =>
    (await fetch(uploadUrl, { method: 'PUT', headers, body })).status;
  const opened = async () => ({ files: new S3Files(await aBucket()), key: `files/${v7()}` });

  it('takes it once, with the headers it is given with', async () => {
    const { files, key } = await opened();
    const upload = await files.upload(key, announced);
    expect(upload.headers).toEqual({ 'content-type': 'application/pdf', 'if-none-match': '*' });
    expect([await send(upload), await send(upload)]).toEqual([200, 412]);
    expect(await files.read(key, 0, 100)).toEqual({ bytes: bytesOf(content), size: announced.size });
  });

  it('takes nothing of another size or type, and nothing without a header', async () => {
    const { files, key } = await opened();
    const upload = await files.upload(key, announced);
    const { 'if-none-match': _once, ...headers } = upload.headers;
    expect([
      await send(upload, `${content}!`),
      await send(upload, content.slice(1)),
      await send({ ...upload, headers: { ...upload.headers, 'content-type': 'text/html' } }),
      await send({ ...upload, headers }),
    ]).toEqual([403, 403, 403, 403]);
    expect(await files.read(key, 0, 1)).toBeUndefined();
  });

  it('takes just the content whose checksum was told', async () => {
    const { files, key } = await opened();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const upload = await files.upload(key, { ...announced, sha256 });
    expect(upload.headers['x-amz-checksum-sha256']).toBe(createHash('sha256').update(content).digest('base64'));
    expect([await send(upload, 'иертёж'), await send(upload)]).toEqual([400, 200]);
  });

  it('on AWS signs the size, the type and that there is none yet', async () => {
    const { uploadUrl } = await new S3Files({ bucket: 'plant-files', region: 'eu-central-1', credentials }).upload(
      'files/a',
      { ...announced, sha256: 'ab'.repeat(32) },
    );
    expect(Object.fromEntries(new URL(uploadUrl).searchParams)).toMatchObject({
      'X-Amz-Expires': '3600',
      'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    });
  });
});

describe('an address to download a file from', () => {
  const disposition = `attachment; filename="__ (1).pdf"; filename*=UTF-8''%D0%9A%D0%9F%20%281%29%2B.pdf`;

  it('gives it under its name and type, whatever it was sent as', async () => {
    const files = new S3Files(await aBucket());
    const key = `files/${v7()}`;
    await files.put(key, 'content');
    const { url } = await files.downloadUrl(key, { disposition, contentType: 'application/pdf' });
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([200, 'content']);
    expect(response.headers.get('content-disposition')).toBe(disposition);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await fetch(url.replace('application%2Fpdf', 'text%2Fhtml'))).status).toBe(403);
  });

  it('on AWS is good for five minutes, and writes a space as no plus', async () => {
    const files = new S3Files({ bucket: 'plant-files', region: 'eu-central-1', credentials });
    const { url, expiresAt } = await files.downloadUrl('files/a', { disposition, contentType: 'application/pdf' });
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      'X-Amz-Expires': '300',
      'response-content-disposition': disposition,
      'response-content-type': 'application/pdf',
    });
    expect(url).not.toMatch(/[+' ]/);
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 300_000)).toBeLessThan(5000);
  });
});
