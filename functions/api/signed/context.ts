import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import type { Services } from './services.ts';

/** What a decision of this request is given: who asks, the time, and the settings that hold then. */
export async function contextOf(
  by: Actor,
  { clock, policies, newId }: Pick<Services, 'clock' | 'policies' | 'newId'>,
): Promise<Context> {
  const at = await clock.now();
  return { by, at, policy: await policies.at(at), newId };
}
