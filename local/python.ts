import { Problem } from './problem.ts';
import { run } from './run.ts';

/** What a Python says of itself. */
export type Python = {
  readonly major: number;
  readonly minor: number;
  /** Whether it can make virtual environments: Debian has that in a package of its own. */
  readonly makesVenvs: boolean;
};

const needed = '3.10';
const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** Any Python can answer it, 2 too; an old one fails after its version. */
const question =
  'import sys; print("python=" + sys.version.split()[0]); import importlib.util as u; print("venv=%s" % all(map(u.find_spec, ("venv", "ensurepip"))))';

/** Reads the answer; nothing when it is none: the message of a pyenv shim names versions too. */
export function parsePython(answer: string): Python | undefined {
  const [, major, minor] = /^python=(\d+)\.(\d+)/m.exec(answer) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), makesVenvs: /^venv=True/m.test(answer) };
}

/** Whether the local cloud can be installed with it. */
export function isSuitable({ major, minor, makesVenvs }: Python): boolean {
  return major === 3 && minor >= 10 && makesVenvs;
}

/**
 * Finds a Python for the local cloud: `PYTHON` when set, else the first suitable one on the path.
 *
 * @throws Problem that names what was found and what is needed
 */
export async function findPython(named = process.env.PYTHON): Promise<string> {
  const candidates = named ? [named] : names;
  const unsuitable: string[] = [];
  for (const command of candidates) {
    const python = await ask(command);
    if (!python) continue;
    if (isSuitable(python)) return command;
    unsuitable.push(`${command} (${python.major}.${python.minor}${python.makesVenvs ? '' : ' without venv'})`);
  }
  throw noPython(candidates, unsuitable);
}

async function ask(command: string): Promise<Python | undefined> {
  const { output } = await run(command, ['-c', question]).catch(() => ({ output: '' })); // there is no such command
  return parsePython(output);
}

function noPython(candidates: readonly string[], unsuitable: readonly string[]): Problem {
  const found = unsuitable.length > 0 ? `found only ${unsuitable.join(', ')}` : `found no ${candidates.join(', no ')}`;
  return new Problem(
    `The local cloud needs Python ${needed} or newer with its venv module; ${found}.\n` +
      'Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one with PYTHON=/path/to/python3.',
  );
}
