/** One process at a time, between processes: a lock file that names those behind it. Plain JavaScript, because `install.mjs` needs it before anything is installed. */
import { appendFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  for (let said = false; !taken(path); said = true) {
    const [holder] = holders(path);
    if (!said && holder !== undefined) onWait(holder);
    await sleep(200);
  }
  try {
    return await work((pid) => appendFileSync(path, `${pid}\n`));
  } finally {
    rmSync(path, { force: true });
  }
}

/** Linking a written file takes the lock and names its holder in one step. */
function taken(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, `${process.pid}\n`);
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holders(path).some(isAlive)) dropStale(path);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Two may find the same stale lock: whoever moved a fresh one away puts it back. */
function dropStale(path) {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    if (holders(aside).some(isAlive)) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holders(path) {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean).map(Number);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
