/** The templates of every stage. They are synthesised in a process of their own, once for as long as no source changes. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { withLock } from '../../../local/lock.mjs';
import { localFolder, root } from '../../../local/paths.ts';
import { run } from '../../../local/run.ts';
import { hashOfFiles, hashOfText } from '../../../local/stamp.ts';

export type StageName = 'demo' | 'test' | 'prod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;
const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});

const Report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

/** A finding of cdk-nag: the rule and the construct it is about. */
export type Finding = { readonly rule: string; readonly construct: string };
export type Located = Resource & { readonly stack: string; readonly id: string };
/** A stage as CloudFormation would get it. */
export type Synthesised = {
  readonly name: string;
  /** Stacks by what comes after the stage's name, each with its resources by logical id. */
  readonly stacks: ReadonlyMap<string, Readonly<Record<string, Resource>>>;
  /** All of them, with the stack and the logical id of each. */
  readonly resources: readonly Located[];
  /** Names of the outputs as `stack name`. */
  readonly outputs: readonly string[];
  readonly findings: readonly Finding[];
};

const sources = ['infra', 'functions', 'shared', 'statemachines', 'settings', 'warehouse', 'test/support/infra'];

async function folderOf(name: string): Promise<string> {
  const all = join(localFolder, 'synthesised');
  const packages = await readFile(join(root, 'package-lock.json'), 'utf8');
  const folder = join(all, hashOfText(`${await hashOfFiles(root, sources)}${packages}`));
  await withLock(join(localFolder, 'synthesised.lock'), async () => {
    if (existsSync(folder)) return;
    await rm(all, { recursive: true, force: true });
    await mkdir(all, { recursive: true });
    const script = fileURLToPath(import.meta.resolve('./synthesise-stages.ts'));
    const { code, output } = await run(process.execPath, [script, `${folder}.unfinished`], { cwd: root });
    if (code !== 0) throw new Error(`the stages cannot be synthesised:\n${output}`);
    await rename(`${folder}.unfinished`, folder);
  });
  return join(folder, name);
}

async function templatesIn(folder: string): Promise<(readonly [string, z.infer<typeof Template>])[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.template.json')).sort();
  const templates = files.map(async (file) => {
    const template = Template.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
    return [file.replace(/^Voronka-[a-z]+-/, '').replace('.template.json', ''), template] as const;
  });
  return Promise.all(templates);
}

async function findingsIn(folder: string): Promise<readonly Finding[]> {
  const text = await readFile(join(folder, 'validation-report.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return []; // it is written only when there is something to report
  const { pluginReports } = Report.parse(JSON.parse(text));
  return pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, construct: constructPath })),
    ),
  );
}

/**
 * A stage, or an app made to be found fault with. Wait for it at the top of a test file, not inside a test: the
 * first to ask waits for the synthesis.
 */
export async function synthesised(name: StageName | 'careless'): Promise<Synthesised> {
  const folder = await folderOf(name);
  const templates = await templatesIn(folder);
  return {
    name,
    stacks: new Map(templates.map(([stack, { Resources }]) => [stack, Resources])),
    resources: templates.flatMap(([stack, { Resources }]) =>
      Object.entries(Resources).map(([id, resource]) => ({ ...resource, stack, id })),
    ),
    outputs: templates.flatMap(([stack, { Outputs }]) => Object.keys(Outputs).map((output) => `${stack} ${output}`)),
    findings: await findingsIn(folder),
  };
}

/** The three stages: demo, test, prod. */
export const everyStage = async (): Promise<readonly [Synthesised, Synthesised, Synthesised]> => [
  await synthesised('demo'),
  await synthesised('test'),
  await synthesised('prod'),
];
