import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** SHA-256 in hexadecimal. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * One hash over the names and contents of files and folders, whatever order the file system lists them in.
 * What is not there counts as not there: adding it changes the hash.
 *
 * @param base what the names are relative to, so that a moved checkout keeps its hash
 */
export async function hashOfFiles(base: string, paths: readonly string[]): Promise<string> {
  const files = await Promise.all(paths.map((path) => filesUnder(join(base, path))));
  const hash = createHash('sha256');
  for (const file of files.flat().sort()) {
    const content = await readFile(file);
    hash.update(`${relative(base, file).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (isNotAFolder(error)) return undefined;
    throw error;
  });
  if (entries === undefined) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** By its code: what Node throws is no Error of a realm that has an Error of its own, as a test's. */
const isNotAFolder = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOTDIR';
