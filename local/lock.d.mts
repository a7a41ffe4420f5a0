/**
 * Does the work while no other process does: the others wait. A lock whose processes are all gone (killed) is taken over.
 *
 * @param path the lock file
 * @param work is handed a function that names another process, which the lock then outlives us for
 * @param onWait is told once which process is being waited for
 */
export function withLock<Result>(
  path: string,
  work: (alsoFor: (pid: number) => void) => Promise<Result>,
  onWait?: (pid: number) => void,
): Promise<Result>;

/** Whether a process of this id runs, ours or another user's. */
export function isAlive(pid: number): boolean;
