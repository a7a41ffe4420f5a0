import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPython, isSuitable, parsePython } from '../../../local/python.ts';
import { inTemporaryFolder } from '../../support/infra/temporary-folder.ts';

describe('what a Python says of itself', () => {
  it('is its version, and whether it makes virtual environments', () => {
    expect(parsePython('python=3.12.4\nvenv=True\n')).toEqual({ major: 3, minor: 12, makesVenvs: true });
    expect(parsePython('python=3.10.0+\nvenv=False\n')).toEqual({ major: 3, minor: 10, makesVenvs: false });
  });

  it('may end in the middle when it is too old for the question', () => {
    const answer = 'python=2.7.18\nTraceback (most recent call last):\nImportError: No module named util\n';
    expect(parsePython(answer)).toEqual({ major: 2, minor: 7, makesVenvs: false });
  });

  it('is nothing when a shim answers in its place', () => {
    expect(parsePython('pyenv: python3.11: command not found\nThe command exists in: 3.11.9\n')).toBeUndefined();
    expect(parsePython('')).toBeUndefined();
  });
});

describe('a suitable Python', () => {
  it.each([
    [3, 9, true, false],
    [3, 10, true, true],
    [3, 14, true, true],
    [3, 14, false, false],
    [2, 10, true, false],
    [4, 10, true, false],
  ])('of version %i.%i that makes virtual environments: %s → %s', (major, minor, makesVenvs, suitable) => {
    expect(isSuitable({ major, minor, makesVenvs })).toBe(suitable);
  });
});

/** A program that gives this answer, whatever it is asked. */
async function answering(folder: string, answer: string): Promise<string> {
  const program = join(folder, 'python3');
  await writeFile(program, `#!/bin/sh\nprintf '${answer}'\n`);
  await chmod(program, 0o755);
  return program;
}

describe('the Python that was named', () => {
  it('is taken when it is suitable', () =>
    inTemporaryFolder(async (folder) => {
      const program = await answering(folder, 'python=3.11.2\\nvenv=True\\n');
      expect(await findPython(program)).toBe(program);
    }));

  it.each([
    ['python=3.9.1\\nvenv=True\\n', '(3.9)'],
    ['python=3.11.2\\nvenv=False\\n', '(3.11 without venv)'],
  ])('is refused when it answers %s, with what is wrong and what to do', (answer, wrong) =>
    inTemporaryFolder(async (folder) => {
      const program = await answering(folder, answer);
      await expect(findPython(program)).rejects.toMatchObject({
        name: 'Problem',
        message:
          `The local cloud needs Python 3.10 or newer with its venv module; found only ${program} ${wrong}.\n` +
          'Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one with PYTHON=/path/to/python3.',
      });
    }),
  );

  it('is refused when there is no such program', async () => {
    await expect(findPython('/no/such/python')).rejects.toThrow('found no /no/such/python.');
  });
});
