/** How long importing each handler takes beside an empty one, each time in a fresh process, all in one run. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../infra/bundle.ts';
import { root } from '../local/paths.ts';
import { percentile } from './percentile.ts';

export type ColdImport = {
  readonly folder: string;
  readonly kilobytes: number;
  readonly importMs: number;
  /** Over an empty handler. */
  readonly overEmptyMs: number;
};

const rounds = 9;
const script = 'const t=performance.now();await import(process.argv[1]);console.log(performance.now()-t)';

const importOnce = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script, file], {
      env: { AWS_REGION: 'eu-central-1' },
      encoding: 'utf8',
    }),
  );

/** Bundles every function and imports each in turn with the empty one, so that the machine's moods meet them alike. */
export function coldImports(): ColdImport[] {
  const into = mkdtempSync(join(tmpdir(), 'voronka-bundles-'));
  try {
    const folders = globSync('functions/{api,events,schedule,workflow}/*/handler.ts', { cwd: root })
      .map((file) => dirname(file).slice('functions/'.length))
      .toSorted();
    const files = folders.map((folder) => join(bundle(folder, into), 'index.mjs'));
    const empty = join(into, 'empty', 'index.mjs');
    mkdirSync(dirname(empty));
    writeFileSync(empty, 'export const handler = async () => undefined;\n');
    const all = [empty, ...files];
    const taken = all.map(() => [] as number[]);
    for (let round = 0; round < rounds; round += 1)
      for (const [n, file] of all.entries()) taken[n]?.push(importOnce(file));
    const [emptyMs = 0, ...importMs] = taken.map((values) => percentile(values, 0.5));
    return folders.map((folder, n) => ({
      folder,
      kilobytes: statSync(files[n] ?? '').size / 1000,
      importMs: importMs[n] ?? 0,
      overEmptyMs: (importMs[n] ?? 0) - emptyMs,
    }));
  } finally {
    rmSync(into, { recursive: true });
  }
}
