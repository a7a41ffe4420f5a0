import { CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { clientConfig, clientEnvironment, local } from './environment.ts';
import { Problem } from './problem.ts';
import { lastLines, run } from './run.ts';

/** Where to deploy to, and where to keep what a deploy leaves behind. */
export type DeployTarget = {
  readonly endpoint: string;
  readonly home: string;
  /** @default it cannot be cut short */
  readonly signal?: AbortSignal | undefined;
};

const toolkit = 'CDKToolkit';

/** Where the deploy writes the outputs of all stacks. */
export const outputsFileIn = (home: string): string => join(home, 'outputs.json');

/** The names of the stacks that stand: a deploy that was cut short or rolled back does not. */
export async function standingStacks(endpoint: string): Promise<ReadonlySet<string>> {
  const client = new CloudFormationClient(clientConfig(endpoint));
  const names = new Set<string>();
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName = '', StackStatus } of Stacks)
      if (StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE') names.add(StackName);
  client.destroy();
  return names;
}

/** Prepares the account for the CDK, unless it is. */
export async function bootstrap(target: DeployTarget): Promise<void> {
  if ((await standingStacks(target.endpoint)).has(toolkit)) return;
  await cdk(['bootstrap', `aws://${local.account}/${local.region}`], 'bootstrap.log', target);
}

/**
 * Deploys all stacks of an assembly; stacks without changes are passed over.
 *
 * @param report hears how far it is
 * @throws Problem with what CloudFormation said about the failed resources
 */
export async function deploy(assembly: string, target: DeployTarget, report: (line: string) => void): Promise<void> {
  const args = ['deploy', '--all', '--app', assembly, '--require-approval', 'never', '--concurrency', '4'];
  await cdk([...args, '--outputs-file', outputsFileIn(target.home)], 'deploy.log', target, (text) => {
    const [, done, all] = /deploying\.\.\. \[(\d+)\/(\d+)\]/.exec(text) ?? [];
    if (done !== undefined && all !== undefined) report(`stack ${done} of ${all}`);
  });
}

async function cdk(
  args: string[],
  logName: string,
  target: DeployTarget,
  hear?: (text: string) => void,
): Promise<void> {
  const { endpoint, home, signal } = target;
  const env = {
    ...clientEnvironment(endpoint, join(home, 'tmp')),
    CDK_HOME: join(home, 'cdk'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: '1',
  };
  const quiet = ['--no-notices', '--no-version-reporting', '--no-color', '--progress', 'events'];
  const log = createWriteStream(join(home, logName));
  const onOutput = (text: string): void => {
    log.write(text);
    hear?.(text);
  };
  const { code, output } = await run('cdk', [...args, ...quiet], { cwd: home, env, signal, onOutput }); // away from cdk.json: else the app would run again
  log.end();
  if (code !== 0)
    throw new Problem(`cdk ${args[0] ?? ''} failed; ${join(home, logName)} has all of it:\n${meaning(output)}`);
}

/** What failed and why, out of hundreds of lines; the last ones when there is no such line. */
export function meaning(output: string): string {
  const failures = output.split('\n').filter((line) => /_FAILED|❌|‣|\b[A-Z]\w*(Error|Exception)\b/.test(line));
  return failures.length > 0 ? [...new Set(failures)].slice(0, 20).join('\n') : lastLines(output, 20);
}
