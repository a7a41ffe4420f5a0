import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { localFolder } from './paths.ts';
import { Problem } from './problem.ts';
import { findPython } from './python.ts';
import { lastLines, run } from './run.ts';
import { hashOfText } from './stamp.ts';

/**
 * Makes a virtual environment, that with the local cloud unless another is asked for, unless it is there, and gives its Python.
 *
 * An interrupted installation has no stamp and is made again. Two processes do not build it together.
 *
 * @param folder where it lives; it cannot be moved afterwards
 * @param requirements the file that says what is in it
 * @param report hears what takes long
 * @throws Problem when there is no suitable Python or the packages cannot be had
 */
export async function ensureVenv(
  report: (line: string) => void,
  folder = join(localFolder, 'venv'),
  requirements = join(import.meta.dirname, 'requirements.txt'),
): Promise<string> {
  const python = join(folder, 'bin', 'python');
  const wanted = hashOfText(await readFile(requirements, 'utf8'));
  if (await isReady(folder, python, wanted)) return python;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!(await isReady(folder, python, wanted))) await build({ folder, python, wanted, requirements }, report);
    },
    (pid) => report(`waiting for process ${pid}, which is installing it`),
  );
  return python;
}

/** The link to the system's Python breaks when that is upgraded: then it is not ready either. */
async function isReady(folder: string, python: string, wanted: string): Promise<boolean> {
  const stamp = join(folder, 'stamp');
  return existsSync(python) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

type Wanted = Readonly<Record<'folder' | 'python' | 'wanted' | 'requirements', string>>;

async function build({ folder, python, wanted, requirements }: Wanted, report: (line: string) => void): Promise<void> {
  const system = await findPython();
  report('installing it, the first time only');
  await rm(folder, { recursive: true, force: true });
  await must(system, ['-m', 'venv', folder]);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--only-binary',
    ':all:',
  ];
  await must(python, [...pip, '--requirement', requirements]);
  await writeFile(join(folder, 'stamp'), wanted);
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Problem(`${[command, ...args].join(' ')} failed:\n${lastLines(output, 15)}`);
}
