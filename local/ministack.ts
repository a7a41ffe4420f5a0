import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endpointOf, ministackEnvironment } from './environment.ts';
import { endStaleMiniStack, forgetMiniStack, noteMiniStack } from './ministack-record.ts';
import { assertPortIsFree } from './port.ts';
import { Problem } from './problem.ts';
import { lastLines } from './run.ts';

/** One running local cloud. */
export type MiniStack = {
  readonly endpoint: string;
  readonly pid: number;
  /** Rejects with a Problem that shows its last words when it ends without having been asked to; never resolves. */
  readonly death: Promise<never>;
  /** Ends it with all it started; resolves to whether it saved its state. */
  readonly stop: () => Promise<boolean>;
  /** Ends it at once, without saving. */
  readonly kill: () => void;
};

export type MiniStackOptions = {
  readonly port: number;
  /** The folder for its state, its temporary files and its log; absolute. */
  readonly home: string;
  /** The Python it is installed for. */
  readonly python: string;
};

const launcher = join(import.meta.dirname, 'ministack_launcher.py');
const readySeconds = 60;
const stopSeconds = 15;

/**
 * Starts MiniStack and waits until it answers.
 *
 * @throws Problem when the port is taken, when another one runs on this home, or when it does not come up
 */
export async function startMiniStack({ port, home, python }: MiniStackOptions): Promise<MiniStack> {
  await endStaleMiniStack(home);
  await assertPortIsFree(port);
  const child = await launch({ port, home, python });
  const pid = child.pid;
  if (pid === undefined) throw new Problem(`${python} could not be started`);
  await noteMiniStack(home, { pid, owner: process.pid, port });

  let asked = false;
  const death = once(child, 'exit').then(async ([code, signal]): Promise<never> => {
    if (asked) return new Promise<never>(() => undefined);
    throw new Problem(
      `The local cloud ended by itself (${String(signal ?? code)}). Its log ends:\n${await logTail(home)}`,
    );
  });
  death.catch(() => undefined); // whoever cares races it
  const kill = (): void => {
    asked = true;
    killGroup(pid);
  };
  const stop = async (): Promise<boolean> => {
    asked = true;
    const saved = await endedByItself(child, pid);
    killGroup(pid); // functions that outlive it
    await forgetMiniStack(home);
    return saved;
  };
  try {
    await Promise.race([answers(endpointOf(port)), death]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: endpointOf(port), pid, death, stop, kill };
}

/** In a process group of its own, so that Ctrl-C reaches only us and we decide; its standard input tells it when we are gone. */
async function launch({ port, home, python }: MiniStackOptions): Promise<ChildProcess> {
  await rm(join(home, 'tmp'), { recursive: true, force: true }); // left by one that was killed
  for (const folder of ['state', 's3', 'tmp']) await mkdir(join(home, folder), { recursive: true });
  await writeFile(join(home, 'tmp', 'package.json'), '{ "type": "commonjs" }'); // its `_worker.js` is: ours says module
  const log = await open(join(home, 'ministack.log'), 'w');
  const child = spawn(python, [launcher, home], {
    cwd: home,
    detached: true,
    env: ministackEnvironment({ port, home }),
    stdio: ['pipe', log.fd, log.fd],
  });
  await once(child, 'spawn');
  await log.close();
  return child;
}

async function answers(endpoint: string): Promise<void> {
  const deadline = Date.now() + readySeconds * 1000;
  while (Date.now() < deadline) {
    if (await isReady(endpoint)) return;
    await sleep(50);
  }
  throw new Problem(`The local cloud did not answer within ${readySeconds} s`);
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/ready`)).ok;
  } catch {
    return false; // it does not listen yet
  }
}

/** Whether it ended when told to, which it does after saving its state. */
async function endedByItself(child: ChildProcess, pid: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  const exit = once(child, 'exit').then(([code]) => code === 0);
  process.kill(pid, 'SIGTERM');
  return Promise.race([exit, sleep(stopSeconds * 1000, false, { ref: false })]);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // nobody is left in it
  }
}

const logTail = async (home: string): Promise<string> =>
  lastLines(await readFile(join(home, 'ministack.log'), 'utf8').catch(() => ''), 15);
