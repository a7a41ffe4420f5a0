import { Problem } from './problem.ts';
import { run } from './run.ts';

/** Major and minor. */
export type PythonVersion = readonly [number, number];

const oldest: PythonVersion = [3, 10];
const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** Prints its version, and whether it can make virtual environments (Debian has that in a package of its own). */
const question =
  'import sys; from importlib.util import find_spec; print(sys.version.split()[0], "venv" if find_spec("ensurepip") and find_spec("venv") else "no-venv")';

/** Reads `3.12.1` and `Python 3.13.0rc1` alike. */
export function parsePythonVersion(text: string): PythonVersion | undefined {
  const [, major, minor] = /(?:^|\s)(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** Whether MiniStack runs on it. */
export function isNewEnough([major, minor]: PythonVersion): boolean {
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/**
 * Finds a Python that can make the virtual environment: `PYTHON` when set, else the first suitable one on the path.
 *
 * @throws Problem that names what was found and what is needed
 */
export async function findPython(named = process.env.PYTHON): Promise<string> {
  const found: string[] = [];
  for (const command of named ? [named] : names) {
    const answer = await ask(command);
    const version = parsePythonVersion(answer);
    if (version === undefined) continue;
    if (isNewEnough(version) && !answer.includes('no-venv')) return command;
    found.push(`${command} (${answer.replace('no-venv', 'without the venv module').replace('venv', '')})`.replace(' )', ')'));
  }
  throw new Problem(
    `Python ${oldest.join('.')} or newer with its venv module is needed for the local cloud; ` +
      `${found.length > 0 ? `found only ${found.join(', ')}` : `found none (looked for ${named ?? names.join(', ')})`}.\n` +
      'Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one with PYTHON=/path/to/python3.',
  );
}

/** The answer of a command, empty when it is missing or fails (a pyenv shim of a version that is not installed). */
async function ask(command: string): Promise<string> {
  try {
    const { code, output } = await run(command, ['-c', question]);
    return code === 0 ? output.trim() : '';
  } catch {
    return '';
  }
}
