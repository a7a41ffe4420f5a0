import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { local } from './environment.ts';
import { type LocalStage, localStages, systemFileOf } from './paths.ts';
import { Problem } from './problem.ts';

/** A sign-in of the local stages: invented, so that it may be printed. */
export const SignIn = z.object({ email: z.string(), password: z.string(), group: z.string() });
export type SignIn = z.infer<typeof SignIn>;

const Named = z.record(z.string(), z.string());

/** A running system: all that a script, a test or a person needs to use it. */
export const System = z.object({
  stage: z.enum(localStages),
  /** Without a slash at the end. */
  apiUrl: z.string(),
  region: z.string(),
  /** The local cloud itself. */
  endpoint: z.string(),
  auth: z.object({ userPoolId: z.string(), clientId: z.string() }),
  users: z.array(SignIn),
  /** `leads`, `dealer-order` … to ARNs. */
  stateMachines: Named,
  /** `Records`, `People` … to names. */
  tables: Named,
  /** What else the stacks give out, by key. */
  outputs: Named,
  mailUrl: z.string().optional(),
  consoleUrl: z.string().optional(),
});
export type System = z.infer<typeof System>;

/** The outputs file of a deploy: outputs by stack. */
const StackOutputs = z.record(z.string(), Named);
const Door = z.object({ ApiId: z.string(), UserPoolId: z.string(), UserPoolClientId: z.string() });

/** What the outputs of the stacks say about the system, without its users. */
export function systemFromOutputs(stage: LocalStage, endpoint: string, stackOutputs: unknown): Omit<System, 'users'> {
  const all = Object.values(StackOutputs.parse(stackOutputs)).flatMap((outputs) => Object.entries(outputs));
  const given = all.filter(([key]) => !key.startsWith('ExportsOutput')); // what stacks tell each other
  const { ApiId, UserPoolId, UserPoolClientId } = Door.parse(Object.fromEntries(given));
  const isNamed = ([key]: readonly [string, string]): boolean =>
    /^(ApiId|UserPool(Client)?Id|(Table|StateMachine)[A-Z].*)$/.test(key);
  return {
    stage,
    apiUrl: `${endpoint}/_aws/execute-api/${ApiId}/$default`,
    region: local.region,
    endpoint,
    auth: { userPoolId: UserPoolId, clientId: UserPoolClientId },
    stateMachines: startingWith('StateMachine', given, kebabCase),
    tables: startingWith('Table', given, (name) => name),
    outputs: Object.fromEntries(given.filter((output) => !isNamed(output))),
  };
}

/** Reads the outputs file of a deploy. */
export async function readOutputs(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Tells others that the system is ready: the file is there whole or not at all. */
export async function publishSystem(system: System): Promise<void> {
  const path = systemFileOf(system.stage);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(System.parse(system), undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** Tells others that the system is not there (any more). */
export async function withdrawSystem(stage: LocalStage): Promise<void> {
  await rm(systemFileOf(stage), { force: true });
}

/**
 * The running system of a stage.
 *
 * @throws Problem when none runs
 */
export async function readSystem(stage: LocalStage): Promise<System> {
  const text = await readFile(systemFileOf(stage), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Problem(`Nothing runs (${systemFileOf(stage)} is not there): npm start, and wait until it is ready.`);
  return System.parse(JSON.parse(text));
}

function startingWith(
  prefix: string,
  outputs: [string, string][],
  name: (rest: string) => string,
): Record<string, string> {
  const named = outputs.filter(([key]) => new RegExp(`^${prefix}[A-Z]`).test(key));
  return Object.fromEntries(named.map(([key, value]) => [name(key.slice(prefix.length)), value]));
}

/** `DealerOrder` → `dealer-order` */
const kebabCase = (name: string): string => name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
