import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { bareEnvironment } from './environment.ts';
import { withLock } from './lock.mjs';
import { type LocalStage, root, synthesiseLock } from './paths.ts';
import { Problem } from './problem.ts';
import { lastLines, run } from './run.ts';
import { hashOfFiles } from './stamp.ts';

const CdkJson = z.object({ app: z.string(), context: z.record(z.string(), z.unknown()).default({}) });

/** Everything a deploy is made from. */
const sources = [
  'infra',
  'functions',
  'shared',
  'statemachines',
  'settings',
  'letters',
  'cdk.json',
  'package-lock.json',
];

/** Changes whenever a deploy could come out differently. */
export function hashOfSources(): Promise<string> {
  return hashOfFiles(root, sources);
}

/**
 * Runs the CDK app of `cdk.json` for a stage: what `cdk synth` does, two seconds faster.
 * It needs no cloud, so it can run while that starts. One process at a time: all bundle into the same folder.
 *
 * @returns the folder with the assembly
 * @throws Problem with the app's own last words
 */
export async function synthesise(stage: LocalStage, home: string, signal?: AbortSignal): Promise<string> {
  const assembly = join(home, 'cdk.out');
  const { app, context } = CdkJson.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  await mkdir(join(home, 'tmp'), { recursive: true });
  await rm(assembly, { recursive: true, force: true });
  const env = {
    ...bareEnvironment(join(home, 'tmp')),
    CDK_OUTDIR: assembly,
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:enable-path-metadata': true, stage }),
  };
  const { code, output } = await withLock(synthesiseLock, () => run('sh', ['-c', app], { cwd: root, env, signal }));
  await writeFile(join(home, 'synthesise.log'), output);
  if (code !== 0) throw new Problem(`The CDK app failed:\n${lastLines(output, 30)}`);
  return assembly;
}
