import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hashOfFiles, hashOfText } from '../../../local/stamp.ts';
import { inTemporaryFolder } from '../../support/infra/temporary-folder.ts';

async function written(base: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(base, name, '..'), { recursive: true });
    await writeFile(join(base, name), text);
  }
}

const files = { 'a/one.ts': 'one', 'a/deep/two.ts': 'two', 'b/three.ts': 'three' };
const hashed = (base: string): Promise<string> => hashOfFiles(base, ['a', 'b', 'not-there']);

/** The hash of the same files after a change. */
const after = (change: (base: string) => Promise<void>): Promise<string> =>
  inTemporaryFolder(async (base) => {
    await written(base, files);
    await change(base);
    return hashed(base);
  });

describe('the hash of a text', () => {
  it('is its SHA-256', () => {
    expect(hashOfText('voronka')).toBe('75009d3199c2928bb331a3d0446f61c1f476bddb8a13784f477e422e94656573');
  });
});

describe('the hash of files', () => {
  it('is the same for the same files, wherever they are and in whatever order they were written', async () => {
    const [here, there] = await Promise.all([
      after(() => Promise.resolve()),
      inTemporaryFolder(async (base) => {
        await written(join(base, 'moved'), Object.fromEntries(Object.entries(files).reverse()));
        return hashed(join(base, 'moved'));
      }),
    ]);
    expect(there).toBe(here);
  });

  it('changes with a content, a name, a folder, and with a file more or less', async () => {
    const hashes = await Promise.all([
      after(() => Promise.resolve()),
      after((base) => writeFile(join(base, 'a/one.ts'), 'ONE')),
      after((base) => rename(join(base, 'a/one.ts'), join(base, 'a/once.ts'))),
      after((base) => rename(join(base, 'a/one.ts'), join(base, 'b/one.ts'))),
      after((base) => rm(join(base, 'b/three.ts'))),
      after((base) => written(base, { 'not-there/four.ts': '' })),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('tells apart files whose contents run together the same', async () => {
    const [one, other] = await Promise.all([
      after((base) => written(base, { 'a/x': 'ab', 'a/y': 'c' })),
      after((base) => written(base, { 'a/x': 'a', 'a/y': 'bc' })),
    ]);
    expect(one).not.toBe(other);
  });

  it('takes a file by its own name as it takes it in its folder', () =>
    inTemporaryFolder(async (base) => {
      await written(base, { 'a/one.ts': 'one' });
      expect(await hashOfFiles(base, ['a/one.ts'])).toBe(await hashOfFiles(base, ['a']));
    }));

  it('leaves out what is not asked for', async () => {
    const [plain, more] = await Promise.all([
      after(() => Promise.resolve()),
      after((base) => written(base, { 'c/other.ts': 'other' })),
    ]);
    expect(more).toBe(plain);
  });
});
