import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { isAlive, withLock } from '../../../local/lock.mjs';
import { root } from '../../../local/paths.ts';
import { run } from '../../../local/run.ts';
import { inTemporaryFolder } from '../../support/infra/temporary-folder.ts';

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const { output } = await run(process.execPath, ['-p', 'process.pid']);
  return Number(output);
}

const counting = (folder: string): string => `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { withLock } from ${JSON.stringify(pathToFileURL(join(root, 'local/lock.mjs')).href)};
  const count = ${JSON.stringify(join(folder, 'count'))};
  for (let i = 0; i < 3; i += 1)
    await withLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
      const before = Number(readFileSync(count, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      writeFileSync(count, String(before + 1));
    });
`;

describe('a lock', () => {
  it('gives what the work gives, and is gone afterwards', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'made', 'on', 'the', 'way.lock');
      const holder = await withLock(path, () => readFile(path, 'utf8'));
      expect(holder).toBe(`${String(process.pid)}\n`);
      expect(existsSync(path)).toBe(false);
    }));

  it('is gone after work that failed', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock');
      await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(existsSync(path)).toBe(false);
    }));

  it('lets one work at a time, and tells the other once whom it waits for', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock');
      const happened: string[] = [];
      const { promise: release, resolve } = Promise.withResolvers<undefined>();
      const first = withLock(path, async () => {
        await release;
        happened.push('first');
      });
      const second = withLock(
        path,
        () => Promise.resolve(happened.push('second')),
        (pid) => {
          happened.push(`waits for ${pid === process.pid ? 'us' : String(pid)}`);
          resolve(undefined);
        },
      );
      await Promise.all([first, second]);
      expect(happened).toEqual(['waits for us', 'first', 'second']);
    }));

  it(
    'keeps processes apart',
    () =>
      inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, 'count'), '0');
        const processes = [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '-e', counting(folder)]));
        const ended = await Promise.all(processes);
        expect(ended).toEqual(processes.map(() => ({ code: 0, output: '' })));
        expect(await readFile(join(folder, 'count'), 'utf8')).toBe('9');
      }),
    30_000,
  );

  it('is taken over from a process that was killed', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock');
      await writeFile(path, `${String(await endedProcess())}\n`);
      expect(await withLock(path, () => Promise.resolve('taken'))).toBe('taken');
    }));

  it('is not taken over while a process it was also taken for is alive', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock');
      const [ended, parent] = [await endedProcess(), process.ppid];
      await writeFile(path, `${String(ended)}\n${String(parent)}\n`);
      let found = '';
      await withLock(
        path,
        () => Promise.resolve(),
        () => {
          found = `still held by the one of ${String(parent)}`;
          void writeFile(path, `${String(ended)}\n`); // now that one has ended too
        },
      );
      expect(found).toBe(`still held by the one of ${String(parent)}`);
    }));

  it('names the other process it is taken for', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock');
      const holders = await withLock(path, (alsoFor) => {
        alsoFor(process.ppid);
        return readFile(path, 'utf8');
      });
      expect(holders).toBe(`${String(process.pid)}\n${String(process.ppid)}\n`);
    }));
});

describe('a process', () => {
  it('is alive or it is not, whoever owns it', async () => {
    expect([isAlive(process.pid), isAlive(1), isAlive(await endedProcess())]).toEqual([true, true, false]);
  });
});
