/**
 * `npm test`: everything, on local clouds of its own; `npm run check`: the fast part, without a cloud.
 * It closes with a line `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { localFolder, root, systemFileOf } from '../local/paths.ts';
import type { RunningSystem } from '../local/start-system.ts';
import { startStage } from './support/start-stage.ts';

/** `npm test` is to be run often: a slower one says so. One that takes so long that CI would soon cut it has failed. */
const minutes = { wanted: 12, most: 20 };

type Tally = { readonly passed: number; readonly failed: number };
type Outcome = Tally & { readonly name: string; readonly seconds: number };

const outcomes: Outcome[] = [];
const reports = join(localFolder, 'test-reports');

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  numPendingTests: z.number(),
});

async function part(name: string, work: () => Promise<Tally>): Promise<void> {
  const started = performance.now();
  const tally = await work().catch((error: unknown): Tally => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = (performance.now() - started) / 1000;
  outcomes.push({ name, seconds, ...tally });
  console.log(`${tally.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${lineOf(tally)} ${seconds.toFixed(1)} s`);
}

const lineOf = ({ passed, failed }: Tally): string => `${String(passed)} passed, ${String(failed)} failed,`;

/** Whether a program gives way to those beside it: what has no cloud to wait for takes the time that the local cloud leaves, which is more than half of it. */
type Urgency = 'urgent' | 'gives-way';

/** Runs a program of the project; what it says is shown when it fails. */
async function program(
  command: string,
  args: readonly string[],
  urgency: Urgency,
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (urgency === 'gives-way' && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (status) => resolve(status ?? 1));
  });
  if (code !== 0) process.stdout.write(Buffer.concat(said));
  return code;
}

/** A program that is one check: it passes or fails. */
const check = async (command: string, ...args: string[]): Promise<Tally> =>
  (await program(command, args, 'gives-way')) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Tests of some projects of jest, counted one by one. A test that is skipped counts as failed. */
async function jest(
  projects: readonly string[],
  urgency: Urgency,
  env: Record<string, string> = {},
  ...args: string[]
): Promise<Tally> {
  const report = join(reports, `${projects.join('-')}.json`);
  await rm(report, { force: true });
  const code = await program(
    'node',
    [
      '--experimental-vm-modules',
      '--no-warnings=ExperimentalWarning',
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${report}`,
      '--silent',
      '--testTimeout=120000',
      ...args,
    ],
    urgency,
    { NODE_ENV: 'test', ...env },
  );
  const counted = Report.parse(JSON.parse(await readFile(report, 'utf8')));
  const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites + counted.numPendingTests;
  return { passed: counted.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

const workers = `--maxWorkers=${String(availableParallelism())}`;
const lint = () =>
  check('eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', join(localFolder, 'eslint'));
const staticChecks = [
  ['Types', () => check('tsc', '--noEmit')],
  ['Types of the console', () => check('tsc', '--noEmit', '--project', 'console')],
  ['Format', () => check('biome', 'format', '.')],
  ['Who imports whom', () => check('depcruise', '--config', '.dependency-cruiser.cjs', ...sourceFolders)],
  ['Dead code', () => check('knip')],
] as const;
const sourceFolders =
  'functions infra shared settings statemachines letters kernels local cli warehouse bench test console'.split(' ');

/** Lint keeps one core busy for longer than all other static checks the other: the tests begin while it goes on. */
async function withoutCloud(): Promise<void> {
  const linted = part('Lint', lint);
  await Promise.all(staticChecks.map(([name, work]) => part(name, work)));
  await part('Unit and workflows', () => jest(['unit', 'workflows'], 'gives-way', {}, workers));
  await linted;
}

const infrastructure = () => part('Infrastructure', () => jest(['infra'], 'gives-way', {}, workers));

/** Brings up a stage of the tests; a second time it is the restart that ends every execution. */
async function localCloud(name: string, stage: 'test' | 'browser'): Promise<RunningSystem | undefined> {
  let running: RunningSystem | undefined;
  await part(name, async () => {
    running = await startStage(stage);
    return { passed: 1, failed: 0 };
  });
  return running;
}

type Part = readonly [name: string, projects: readonly string[]];

/** Parts that use the local cloud while it stands: one after another, those of a row side by side. */
async function on(running: RunningSystem | undefined, rows: readonly (readonly Part[])[]): Promise<void> {
  if (!running) return;
  const { endpoint, stage } = running.system;
  const env = { VORONKA_TEST_SYSTEM: systemFileOf(stage), VORONKA_TEST_ENDPOINT: endpoint };
  try {
    for (const row of rows)
      await Promise.all(row.map(([name, projects]) => part(name, () => jest(projects, 'urgent', env, '--runInBand'))));
  } finally {
    await running.stop();
  }
}

async function throughTheApi(running: RunningSystem | undefined): Promise<void> {
  await on(running, [
    [
      ['Contracts', ['contracts']], // in tables of their own
      ['End to end', ['e2e']],
    ],
    [['A burst', ['burst']]],
  ]);
  await on(await localCloud('Local cloud restarted', 'test'), [
    [['After the restart', ['restarted']]],
    [['End to end, time moving', ['clock']]],
  ]);
}

const inBrowser = async (): Promise<void> =>
  on(await localCloud('Local cloud, browser', 'browser'), [[['In a browser', ['browser']]]]);

/** One test at a time waits more than it works: so two clouds do, each with tests that expect nobody else there. */
async function onLocalClouds(): Promise<void> {
  const running = await localCloud('Local cloud', 'test');
  await Promise.all([throughTheApi(running), inBrowser()]);
  await part('Rights used', () => jest(['granted'], 'urgent'));
}

function close(started: number): void {
  const seconds = (performance.now() - started) / 1000;
  const [took, slow] = [(seconds / 60).toFixed(1), seconds > minutes.most * 60];
  if (seconds > minutes.wanted * 60)
    console.error(`It took ${took} minutes; ${String(minutes.wanted)} are wanted, ${String(minutes.most)} allowed.`);
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const failed = sum((outcome) => outcome.failed) + (slow ? 1 : 0);
  console.log(`\nIn ${seconds.toFixed(0)} s`);
  console.log(`${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

const started = performance.now();
await mkdir(reports, { recursive: true });
await (process.argv.includes('--quick')
  ? withoutCloud()
  : Promise.all([onLocalClouds(), withoutCloud().then(infrastructure)]));
close(started);
