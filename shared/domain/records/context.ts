import type { Instant } from '../calendar/instant-schema.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { present } from '../present.ts';
import type { Policies } from '../settings/policy.ts';
import type { Policy } from '../settings/settings.ts';
import type { Mark } from './request.ts';

/** What every decision is given beside the records: who, when, under which settings, and where new ids come from. */
export type Context = {
  readonly by: Actor;
  readonly at: Instant;
  readonly policy: Policy;
  /** A new UUID v7. */
  readonly newId: () => string;
  /** The mark of the request that is decided on, where it takes effect once. */
  readonly request?: Mark;
};

type Deciding = {
  readonly clock: Clock;
  readonly policies: Policies;
  readonly newId: () => string;
  readonly request?: Mark;
};

/** What a decision made now is given: who asks, the time, and the settings that hold then. */
export async function contextOf(by: Actor, { clock, policies, newId, request }: Deciding): Promise<Context> {
  const at = await clock.now();
  return { by, at, policy: await policies.at(at), newId, ...present({ request }) };
}
