import type { Instant } from '../calendar/instant-schema.ts';
import type { Actor } from '../people/actor.ts';
import type { Policy } from '../settings/settings.ts';

/** What every decision is given beside the records: who, when, under which settings, and where new ids come from. */
export type Context = {
  readonly by: Actor;
  readonly at: Instant;
  readonly policy: Policy;
  /** A new UUID v7. */
  readonly newId: () => string;
};
