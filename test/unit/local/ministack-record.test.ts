import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { endStaleMiniStack, forgetMiniStack, noteMiniStack, runningOn } from '../../../local/ministack-record.ts';
import { run } from '../../../local/run.ts';
import { inTemporaryFolder } from '../../support/infra/temporary-folder.ts';

/** A process that looks like the launcher of a home folder, until the work is done. */
async function withLauncher(home: string, work: (launcher: ChildProcess, pid: number) => Promise<void>): Promise<void> {
  const waits = 'setInterval(() => {}, 1000); console.log("up")';
  const launcher = spawn(process.execPath, ['-e', waits, 'ministack_launcher.py', home]);
  const ended = once(launcher, 'exit');
  try {
    await once(launcher.stdout, 'data');
    await work(launcher, launcher.pid ?? 0);
  } finally {
    launcher.kill('SIGKILL');
    await ended;
  }
}

async function endedProcess(): Promise<number> {
  return Number((await run(process.execPath, ['-p', 'process.pid'])).output);
}

describe('the note of a running MiniStack', () => {
  it('tells which one runs on a home folder while its owner is alive', () =>
    inTemporaryFolder((home) =>
      withLauncher(home, async (_launcher, pid) => {
        const record = { pid, owner: process.pid, port: 4566 };
        await noteMiniStack(home, record);
        expect(await runningOn(home)).toEqual(record);
        await forgetMiniStack(home);
        expect(await runningOn(home)).toBeUndefined();
      }),
    ));

  it('is of no one when its process id was given to another program since', () =>
    inTemporaryFolder(async (home) => {
      await noteMiniStack(home, { pid: process.pid, owner: process.pid, port: 4566 });
      expect(await runningOn(home)).toBeUndefined();
    }));

  it('is of no one when it is the launcher of another home', () =>
    inTemporaryFolder((home) =>
      withLauncher(join(home, 'other'), async (_launcher, pid) => {
        await noteMiniStack(home, { pid, owner: process.pid, port: 4566 });
        expect(await runningOn(home)).toBeUndefined();
      }),
    ));

  it.each(['', '{"pid": 1', '{"pid": "1"}', 'null'])('is of no one when it was cut short: %s', (text) =>
    inTemporaryFolder(async (home) => {
      await writeFile(join(home, 'ministack.json'), text);
      expect(await runningOn(home)).toBeUndefined();
    }),
  );
});

describe('before another MiniStack starts', () => {
  it('one whose owner is alive is left running, and the message says where it is', () =>
    inTemporaryFolder((home) =>
      withLauncher(home, async (launcher, pid) => {
        await noteMiniStack(home, { pid, owner: process.pid, port: 4566 });
        await expect(endStaleMiniStack(home)).rejects.toMatchObject({
          name: 'Problem',
          message: `It runs already, on port 4566 (process ${String(process.pid)}). Stop that one first.`,
        });
        expect(launcher.exitCode ?? launcher.signalCode).toBeNull();
      }),
    ));

  it('one whose owner was killed is ended and forgotten', () =>
    inTemporaryFolder((home) =>
      withLauncher(home, async (launcher, pid) => {
        await noteMiniStack(home, { pid, owner: await endedProcess(), port: 4566 });
        const exit = once(launcher, 'exit');
        await endStaleMiniStack(home);
        expect(await exit).toEqual([null, 'SIGTERM']);
        expect(existsSync(join(home, 'ministack.json'))).toBe(false);
      }),
    ));

  it('a program that happens to have its process id is left alone', () =>
    inTemporaryFolder(async (home) => {
      await noteMiniStack(home, { pid: process.pid, owner: await endedProcess(), port: 4566 });
      await endStaleMiniStack(home);
      expect(existsSync(join(home, 'ministack.json'))).toBe(false);
    }));
});
