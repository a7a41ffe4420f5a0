import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { MemoryFiles } from '../../shared/adapters/memory/files.ts';
import { S3Files } from '../../shared/adapters/s3/files.ts';
import type { Files } from '../../shared/domain/files.ts';
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

  it('that are empty are there, and those nobody put are not', async () => {
    const key = `imports/${v7()}.csv`;
    expect(await files.read(key, 0, 10)).toBeUndefined();
    await files.put(key, '');
    expect(await files.read(key, 0, 10)).toEqual({ bytes: bytesOf(''), size: 0 });
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
