import { stages } from '../infra/config/stages.ts';
import { staff } from '../settings/staff.ts';
import { bootstrap, deploy, outputsFileIn, standingStacks } from './deploy.ts';
import { forgetCalls, forgetState, hasState, leaveDeployed, movedTo, takeDeployed } from './home-folder.ts';
import { endStaleMiniStack } from './ministack-record.ts';
import { endpointOf } from './environment.ts';
import { startMail } from './mail.ts';
import { type MiniStack, startMiniStack } from './ministack.ts';
import { homeOf, type LocalStage } from './paths.ts';
import { buildConsole, consolePortOf, type ServedConsole, serveConsole } from './console.ts';
import { assertPortIsFree } from './port.ts';
import { invoke } from './invoke.ts';
import { reconcileEvery, reconcileNow } from './reconcile.ts';
import { silently, type Step } from './steps.ts';
import { hashOfSources, synthesise } from './synthesise.ts';
import { publishSystem, readOutputs, type System, systemFromOutputs, withdrawSystem } from './system.ts';
import { createUsers } from './users.ts';
import { ensureVenv } from './venv.ts';

/** The shortest period of a schedule, in seconds. */
const wholeMinute = 60;

export type StartOptions = {
  readonly stage: LocalStage;
  readonly port: number;
  /** Loads data once the system stands. @default none but the sign-ins */
  readonly seed?: (system: System) => Promise<void>;
  /** Runs the reconciler again and again where the stage does that more often than each minute. @default true */
  readonly reconciles?: boolean;
  /** Shows the steps. @default nobody is shown anything */
  readonly step?: Step;
  /** Hears of what is worth knowing in between. @default nobody */
  readonly tell?: (line: string) => void;
  /** Gives up and cleans up when aborted. @default it cannot be cut short */
  readonly signal?: AbortSignal;
};

/** A system that is ready, and the way to end it. */
export type RunningSystem = {
  readonly system: System;
  /** Rejects with a Problem if the local cloud ends by itself; never resolves. */
  readonly death: Promise<never>;
  /** Ends it within seconds; its state stays for the next start. */
  readonly stop: () => Promise<void>;
};

/**
 * Brings up the whole product on this machine: the local cloud, the very CDK app that goes to AWS, the sign-ins and the data.
 * A state that cannot be brought up is forgotten, and it starts afresh.
 *
 * @throws Problem that says what to do: a taken port, a missing Python, a failed deploy
 */
export async function startSystem(options: StartOptions): Promise<RunningSystem> {
  const { stage, port, tell = () => undefined, signal } = options;
  const home = homeOf(stage);
  await endStaleMiniStack(home);
  await assertPortIsFree(port);
  await assertPortIsFree(consolePortOf(stage), ': sign-ins come back to the console there.');
  await withdrawSystem(stage);
  if (await movedTo(home, port)) {
    tell(`The port is another one than last time: starting afresh on ${port}.`);
    await forgetState(home);
  }
  const hadState = hasState(home);
  const prepared = await prepare(home, options);
  try {
    return await bringUp(home, prepared, options);
  } catch (error) {
    if (!hadState || signal?.aborted || !(await isMade(prepared))) throw error; // not the state's fault
    tell(`The state of the last run cannot be used; forgetting it and starting afresh.\n${String(error)}`);
    await forgetState(home);
    return await bringUp(home, await prepare(home, options), options);
  }
}

type Prepared = {
  /** Of the sources that are deployed. */
  readonly hash: string;
  readonly python: string;
  /** Nothing when what was deployed last is still right. */
  readonly assembly: Promise<string> | undefined;
  /** The folder with the pages of the console. */
  readonly pages: Promise<string>;
};

/** What a state has no part in. The synthesis goes on beside what follows: it takes long and needs no cloud. */
async function prepare(home: string, { stage, step = silently, signal }: StartOptions): Promise<Prepared> {
  const hash = await hashOfSources();
  const unchanged = (await takeDeployed(home)) === hash;
  if (!unchanged) await forgetCalls(home);
  const assembly = unchanged ? undefined : synthesise(stage, home, signal);
  const build = (): Promise<string> => buildConsole(stage);
  const pages = (assembly ?? Promise.resolve()).then(build, build); // one after the other: they share the cores
  assembly?.catch(() => undefined); // heard of where it is awaited
  pages.catch(() => undefined);
  return { hash, assembly, pages, python: await step('Python', ensureVenv) };
}

/** Whether what is deployed and served could be made from the sources. */
const isMade = async ({ assembly, pages }: Prepared): Promise<boolean> =>
  (await Promise.allSettled([assembly, pages])).every(({ status }) => status === 'fulfilled');

async function bringUp(
  home: string,
  { hash, python, assembly, pages }: Prepared,
  options: StartOptions,
): Promise<RunningSystem> {
  const { stage, port, reconciles = true, step = silently, signal } = options;
  const mail = await startMail(endpointOf(port));
  const cloud = await step('Local cloud', () => startMiniStack({ port, home, python })).catch(
    async (error: unknown) => {
      await mail.stop();
      throw error;
    },
  );
  process.once('exit', cloud.kill);
  let endReconciling = (): Promise<void> => Promise.resolve();
  let console: ServedConsole | undefined;
  const stop = async (): Promise<void> => {
    process.off('exit', cloud.kill);
    await withdrawSystem(stage);
    await console?.stop();
    await endReconciling();
    await mail.stop();
    if (await cloud.stop()) await leaveDeployed(home, hash);
  };
  try {
    const filled = await Promise.race([fill(home, cloud, assembly, options), cloud.death]);
    console = await step('Console', async () => serveConsole(filled, await pages));
    const system = { ...filled, mailUrl: mail.url, consoleUrl: console.url };
    mail.tell();
    signal?.throwIfAborted();
    await publishSystem(system);
    const { periodSeconds } = stages[stage].reconcile;
    if (reconciles && periodSeconds < wholeMinute) endReconciling = reconcileEvery(system, periodSeconds);
    return { system, death: cloud.death, stop };
  } catch (error) {
    process.off('exit', cloud.kill);
    await console?.stop();
    await mail.stop();
    await cloud.stop();
    throw error;
  }
}

async function fill(
  home: string,
  { endpoint }: MiniStack,
  assembly: Prepared['assembly'],
  { stage, seed, step = silently, signal }: StartOptions,
): Promise<System> {
  const target = { endpoint, home, signal };
  if (assembly !== undefined || (await standingStacks(endpoint)).size === 0) {
    await step('Bootstrap', () => bootstrap(target));
    const folder = await step('Synthesis', () => assembly ?? synthesise(stage, home, signal));
    await step('Deploy', (report) => deploy(folder, target, report));
  }
  const described = systemFromOutputs(stage, endpoint, await readOutputs(outputsFileIn(home)));
  const system = { ...described, users: await step('Sign-ins', () => createUsers(described, staff)) };
  if (seed) {
    await step('Demo plant', () => seed(system));
    await step('Scores', () => invoke(system, 'FunctionScoreAccounts')); // the plant asked for them
  }
  await step('Workflows', () => reconcileNow(system, { catchUp: true })); // executions end with the local cloud
  return system;
}
