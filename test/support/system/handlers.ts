/** The processes the local cloud runs handlers in, and a hand that kills them. */
import { readdir, readFile } from 'node:fs/promises';
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

/** Kills a handler process at random; whether there was one. */
export async function killHandler(): Promise<boolean> {
  const pids = await handlerProcesses();
  const victim = pids[Math.floor(Math.random() * pids.length)];
  if (victim !== undefined) process.kill(victim, 'SIGKILL');
  return victim !== undefined;
}
