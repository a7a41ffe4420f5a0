/** Who gets no automatic letters, so that it can be told whether those help. */
import { v5 } from 'uuid';
import { type Action, isAutomatic } from './win-back.ts';

/** One account in so many is held out. */
const oneIn = 10;
/** Of fewer in a quarter no effect could be seen. */
export const leastInQuarter = 200;

const holdOuts = 'c81d4e2e-1f5a-5b7c-9a63-08e2d5f4b917'; // the name space of the hash; changing it would hold out others

/** The same account always, and one in ten: by a hash of its id (RFC 9562, version 5). */
export const isInHoldOut = (accountId: string): boolean =>
  Number.parseInt(v5(accountId, holdOuts).slice(0, 8), 16) % oneIn === 0;

/** Whether a win-back counts in the comparison: of letters nobody wrote by hand, where enough begin in a quarter. */
export const isMeasured = (action: Action, inQuarter: number): boolean =>
  isAutomatic(action) && inQuarter >= leastInQuarter;
