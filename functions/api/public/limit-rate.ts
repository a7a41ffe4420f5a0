import { Problem } from '../../../shared/domain/problem.ts';
import type { Call } from '../../../shared/lambda/api-route.ts';
import type { Area } from '../../../shared/adapters/area.ts';

const windowSeconds = 60;

/**
 * Lets one address make so many requests of a kind a minute.
 *
 * @throws Problem 429
 */
export async function limitRate(
  kind: string,
  perMinute: number,
  { sourceIp }: Call,
  { guard, secrets }: Pick<Area, 'guard' | 'secrets'>,
): Promise<void> {
  const hits = await guard.hit(`${kind}/${(await secrets.hash('address', sourceIp)).slice(0, 16)}`, windowSeconds);
  if (hits > perMinute)
    throw new Problem({
      status: 429,
      code: 'too-many-requests',
      detail: `${String(perMinute)} requests a minute are taken from one address`,
      retryAfterSeconds: Math.ceil(windowSeconds - ((Date.now() / 1000) % windowSeconds)),
    });
}
