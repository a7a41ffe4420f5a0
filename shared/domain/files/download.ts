import { Problem } from '../problem.ts';
import { absent } from './change-file.ts';
import type { FileState } from './file.ts';

/**
 * Lets a file be downloaded that is there and was looked through. Where the stage has a scanner, one that waits for it is
 * refused; where it has none, the answer warns.
 *
 * @throws Problem 409 for what may come yet, 410 for what is gone
 */
export function assertDownloadable(state: FileState, hasScanner: boolean): { unchecked: boolean } {
  if (state.name === 'clean') return { unchecked: false };
  if (state.name === 'unchecked') {
    if (!hasScanner) return { unchecked: true };
    throw new Problem({
      status: 409,
      code: 'unchecked',
      detail: 'it is being looked through for viruses; try again in a minute',
      retryAfterSeconds: 60,
    });
  }
  const isToCome = state.name === 'waiting';
  throw new Problem({
    status: isToCome ? 409 : 410,
    code: isToCome ? 'not-arrived' : `file-${state.name}`,
    detail: absent(state),
  });
}
