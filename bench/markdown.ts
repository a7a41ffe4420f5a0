/** Tables of what was measured. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../local/paths.ts';

export const fixed = (value: number, digits = 0): string => value.toFixed(digits);

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** As it was when the run began: one may be made meanwhile. */
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();

/** What a measurement was made on. */
export const where = (): string =>
  `on ${String(cpus().length)} cores of ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, commit ${commit}`;

/** Writes a report beside this file, under a name of its own. */
export async function report(name: string, blocks: readonly string[]): Promise<void> {
  const text = `${blocks.join('\n\n')}\n`;
  const file = join(import.meta.dirname, name);
  await writeFile(file, text);
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', file]);
  console.log(`\n${text}`);
}
