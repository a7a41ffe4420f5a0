/** The processes the local cloud runs handlers in, and a hand that kills them. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { runningOn } from '../../../local/ministack-record.ts';
import { homeOf } from '../../../local/paths.ts';
import { system } from './system.ts';

/** The handler processes of the system under test, and no others: children of its own local cloud. */
async function handlerProcesses(): Promise<number[]> {
  const cloud = await runningOn(homeOf(system.stage));
  if (!cloud) throw new Error('the local cloud of the system under test does not run');
  const processes = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    processes.map(async (entry) => ((await isHandlerOf(cloud.pid, entry)) ? [Number(entry)] : [])),
  );
  return found.flat();
}

async function isHandlerOf(cloudPid: number, entry: string): Promise<boolean> {
  const read = (file: string): Promise<string> => readFile(`/proc/${entry}/${file}`, 'utf8').catch(() => '');
  const [stat, command] = await Promise.all([read('stat'), read('cmdline')]);
  const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
  return parent === String(cloudPid) && command.includes('ministack-lambda-');
}

/**
 * Kills a handler process at random, again and again, while some work is done.
 *
 * @returns how many it killed
 */
export async function killingHandlers(work: Promise<unknown>, everyMs: number): Promise<number> {
  const over = new AbortController();
  const finished = work.finally(() => {
    over.abort();
  });
  let killed = 0;
  while (!over.signal.aborted) {
    const pids = await handlerProcesses();
    const victim = pids[Math.floor(Math.random() * pids.length)];
    if (victim !== undefined) {
      process.kill(victim, 'SIGKILL');
      killed += 1;
    }
    await delay(everyMs, undefined, { signal: over.signal }).catch(() => undefined);
  }
  await finished;
  return killed;
}
