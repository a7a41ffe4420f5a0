import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { isAlive } from './lock.mjs';
import { Problem } from './problem.ts';
import { run } from './run.ts';

/** Which MiniStack runs on a home folder, and who started it. */
const Record = z.object({ pid: z.int(), owner: z.int(), port: z.int() });
export type MiniStackRecord = z.infer<typeof Record>;

const fileIn = (home: string): string => join(home, 'ministack.json');

/** Notes a MiniStack that was just started. */
export async function noteMiniStack(home: string, record: MiniStackRecord): Promise<void> {
  await writeFile(fileIn(home), JSON.stringify(record));
}

/** Forgets it after it ended. */
export async function forgetMiniStack(home: string): Promise<void> {
  await rm(fileIn(home), { force: true });
}

/** The MiniStack of a home folder whose owner still runs. */
export async function runningOn(home: string): Promise<MiniStackRecord | undefined> {
  const record = await readRecord(home);
  return record && isAlive(record.owner) && (await isOurs(record.pid, home)) ? record : undefined;
}

/**
 * Makes sure that nothing runs on a home folder: ends a MiniStack whose owner was killed.
 *
 * @throws Problem when the owner is alive
 */
export async function endStaleMiniStack(home: string): Promise<void> {
  const running = await runningOn(home);
  if (running)
    throw new Problem(`It runs already, on port ${running.port} (process ${running.owner}). Stop that one first.`);
  const record = await readRecord(home);
  if (record && (await isOurs(record.pid, home))) await end(record.pid, home);
  await forgetMiniStack(home);
}

/** It may be about to stop by itself, saving its state, so it is given time. */
async function end(pid: number, home: string): Promise<void> {
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 10_000 && (await isOurs(pid, home)); waited += 100) await sleep(100);
  if (await isOurs(pid, home)) process.kill(pid, 'SIGKILL');
}

/** A process id may have been given to someone else since: our launcher with our home on its command line is ours. */
async function isOurs(pid: number, home: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await commandLineOf(pid);
  return command.includes('ministack_launcher.py') && command.trimEnd().endsWith(home);
}

/** Linux tells it in a file; elsewhere `ps` does. */
const commandLineOf = (pid: number): Promise<string> =>
  readFile(`/proc/${String(pid)}/cmdline`, 'utf8').then(
    (text) => text.replace(/\0$/, '').replaceAll('\0', ' '),
    async () => (await run('ps', ['-o', 'args=', '-p', String(pid)])).output,
  );

async function readRecord(home: string): Promise<MiniStackRecord | undefined> {
  const text = await readFile(fileIn(home), 'utf8').catch(() => '{}');
  return Record.safeParse(parsed(text)).data;
}

/** A file that was cut short by a power failure counts as none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
