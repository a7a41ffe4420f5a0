/** `npm run deploy -- prod`: deploys a stage to the company's own AWS account, or says what is missing. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { buildConsole } from '../local/console.ts';
import { withLock } from '../local/lock.mjs';
import { root, synthesiseLock } from '../local/paths.ts';
import { readOutputs } from '../local/system.ts';
import { placeIn, putPages } from './console-pages.ts';
import { mailProblems } from './config/mail-problems.ts';
import { type DeployedStage, type Stage, stages } from './config/stages.ts';

const configuration = 'infra/config/stages.ts';
const oldestToolkit = 8; // what the assemblies of this CDK ask for

/** What AWS says when it is asked for the CDK’s own stack. */
export type Toolkit =
  | { readonly kind: 'no-credentials'; readonly why: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'there'; readonly account: string; readonly version: number };

/** Everything that speaks against deploying a stage, each with what to do about it, before AWS is asked anything. */
export function refusalsOf(name: string | undefined, stage: Stage | undefined, env: NodeJS.ProcessEnv): string[] {
  const deployed = Object.values(stages).filter(({ local }) => !local);
  if (stage === undefined)
    return [
      `${name === undefined ? 'Say which stage' : `There is no stage ${name}`}: npm run deploy -- ${deployed.map((each) => each.name).join(' | ')}`,
    ];
  if (stage.local) return [`${stage.name} is a stage on this machine: npm start deploys it.`];
  const endpoint = Object.entries(env).find(([key, value]) => key.startsWith('AWS_ENDPOINT_URL') && value !== '');
  return [
    ...missingIn(stage),
    ...mailProblems(stage),
    ...(endpoint ? [`${endpoint[0]}=${endpoint[1] ?? ''} leads away from AWS: unset ${endpoint[0]}.`] : []),
  ];
}

const required = [
  { field: 'account', pattern: /^\d{12}$/, what: 'the 12 digits of your AWS account' },
  { field: 'region', pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, what: 'a region, as eu-central-1' },
  {
    field: 'alarmEmail',
    pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
    what: 'the address of those who mend what an alarm tells',
  },
  {
    field: 'consoleUrl',
    pattern: /^https:\/\/[^/\s]+$/,
    what: 'where the console is served, as https://sales.plant.example',
  },
  {
    field: 'certificateArn',
    pattern: /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/,
    what: 'a certificate for the host of consoleUrl, of ACM in us-east-1',
  },
] as const satisfies readonly { field: keyof DeployedStage; pattern: RegExp; what: string }[];

const missingIn = (stage: DeployedStage): string[] =>
  required
    .filter(({ field, pattern }) => !pattern.test(stage[field] ?? ''))
    .map(
      ({ field, what }) =>
        `stages.${stage.name}.${field} in ${configuration} must be ${what}; it is ${stage[field] ?? 'missing'}.`,
    );

/** What speaks against it once AWS has answered. */
export function refusalsBy(toolkit: Toolkit, { account = '', region = '' }: DeployedStage): string[] {
  const bootstrap = `npx cdk bootstrap aws://${account}/${region}`;
  switch (toolkit.kind) {
    case 'no-credentials':
      return [`AWS does not know you (${toolkit.why}): sign in, for example aws sso login, and set AWS_PROFILE.`];
    case 'none':
      return [`The region ${region} of account ${account} is not prepared for the CDK: ${bootstrap}`];
    case 'there':
      if (toolkit.account !== account)
        return [
          `You are signed in to account ${toolkit.account}, and the stage belongs to ${account}: set AWS_PROFILE.`,
        ];
      return toolkit.version >= oldestToolkit
        ? []
        : [`What the CDK put there is of version ${toolkit.version}, and ${oldestToolkit} is needed: ${bootstrap}`];
  }
}

const notSignedIn = /Credential|Token|UnrecognizedClient|SignatureDoesNotMatch|AccessDenied|AuthFailure/;

/** Looks for the CDK’s own stack in the client’s region. */
export async function findToolkit(client: CloudFormationClient): Promise<Toolkit> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    return stack ? inWords(stack) : { kind: 'none' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'ValidationError' && error.message.includes('does not exist')) return { kind: 'none' };
    if (notSignedIn.test(error.name)) return { kind: 'no-credentials', why: error.message };
    throw error;
  }
}

function inWords({ StackId: arn = '', Outputs = [] }: Stack): Toolkit {
  const version = Outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue;
  return { kind: 'there', account: arn.split(':')[4] ?? '', version: Number(version ?? 0) };
}

/** Runs the CDK’s command line to its end, on this terminal. */
async function cdk(...args: readonly string[]): Promise<number> {
  const script = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }); // it asks before it widens rights
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  return promise;
}

/**
 * Synthesises the app, while nobody else on this machine does, and deploys what came out. The app checks itself with cdk-nag
 * as it is synthesised for a deployed stage: a finding ends the deploy before it begins.
 */
export async function deploy(
  { name }: Pick<DeployedStage, 'name'>,
  runCdk = cdk,
  putConsole: (outputsFile: string, stage: string) => Promise<void> = buildAndPut,
): Promise<number> {
  const assembly = `.local/${name}/cdk.out`;
  const outputs = `.local/${name}-outputs.json`;
  const code = await withLock(
    synthesiseLock,
    () => runCdk('synth', '--quiet', '--context', `stage=${name}`, '--output', assembly),
    (pid) => console.log(`Waiting for process ${pid}, which is bundling the functions`),
  );
  if (code !== 0) return code;
  const deployed = await runCdk('deploy', '--all', '--app', assembly, '--outputs-file', outputs);
  if (deployed === 0) await putConsole(outputs, name);
  return deployed;
}

/** The pages come after the API they ask: it goes on answering those that are open. */
async function buildAndPut(outputsFile: string, stage: string): Promise<void> {
  const [pages, outputs] = await Promise.all([buildConsole(stage), readOutputs(outputsFile)]);
  await putPages(pages, placeIn(outputs));
}

async function main(name: string | undefined): Promise<number> {
  const stage = Object.values<Stage>(stages).find((each) => each.name === name);
  const refusals = refusalsOf(name, stage, process.env);
  if (refusals.length > 0 || stage === undefined || stage.local) return refused(refusals);
  const { region = '' } = stage;
  const answer = refusalsBy(await findToolkit(new CloudFormationClient({ region })), stage);
  return answer.length > 0 ? refused(answer) : deploy(stage);
}

function refused(refusals: readonly string[]): number {
  console.error(['Nothing was deployed.', ...refusals].join('\n  '));
  return 1;
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
