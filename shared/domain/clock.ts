import type { Instant } from './calendar/instant-schema.ts';

/** Product time. On AWS it is the system's clock; the local stages can move theirs forward. */
export type Clock = { now: () => Promise<Instant> };
