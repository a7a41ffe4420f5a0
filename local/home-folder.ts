import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const deployedFile = (home: string): string => join(home, 'deployed');
const portFile = (home: string): string => join(home, 'port');

/** Where the launcher of the local cloud notes the calls that functions make. */
export const callsFileIn = (home: string): string => join(home, 'calls.jsonl');

/** Whether a home folder holds the state of an earlier run. */
export const hasState = (home: string): boolean => existsSync(join(home, 'state', 'cloudformation.json'));

/** Forgets that state; the logs stay. */
export async function forgetState(home: string): Promise<void> {
  for (const name of ['state', 's3', 'tmp', 'cdk', 'deployed', 'outputs.json'])
    await rm(join(home, name), { recursive: true, force: true });
}

/**
 * Takes the note of what the state was deployed from. It is there only after a clean stop:
 * after any other the state may be older than the last deploy.
 */
export async function takeDeployed(home: string): Promise<string | undefined> {
  const hash = await readFile(deployedFile(home), 'utf8').catch(() => undefined);
  await rm(deployedFile(home), { force: true });
  return hash;
}

/** Leaves that note, once the state is saved. */
export async function leaveDeployed(home: string, hash: string): Promise<void> {
  await writeFile(deployedFile(home), hash);
}

/** Forgets the calls: functions that are deployed anew may make others. */
export async function forgetCalls(home: string): Promise<void> {
  await rm(callsFileIn(home), { force: true });
}

/** Notes the port a state is used on, and whether that is another one than before: addresses of queues in it name the port. */
export async function movedTo(home: string, port: number): Promise<boolean> {
  const before = await readFile(portFile(home), 'utf8').catch(() => undefined);
  await mkdir(home, { recursive: true });
  await writeFile(portFile(home), String(port));
  return before !== undefined && before !== String(port);
}
