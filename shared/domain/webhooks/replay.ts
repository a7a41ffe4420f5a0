/** What was given up, or was delivered and got lost over there, on its way again. */
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { secondsAfter, triedForSeconds } from './backoff.ts';
import { type Delivery, expiryAfter } from './delivery.ts';
import type { Webhook } from './webhook.ts';

/** Sends deliveries again, each under its own id, for another three days. What waits is on its way already. */
export function replay(
  webhook: Webhook,
  deliveries: readonly Delivery[],
  now: string,
  { by }: Pick<Context, 'by'>,
): Decision<{ readonly replayed: readonly Delivery[] }> {
  if (!may(by, 'manage-webhook')) return forbid('only an operator replays events');
  if (webhook.state.name === 'paused')
    return refuse('webhook-paused', `the subscription ${webhook.id} is paused; make it active first`);
  const left = deliveries.filter(({ state }) => state.name !== 'waiting');
  const replayed = left.map(
    (delivery): Delivery => ({
      ...delivery,
      version: delivery.version + 1,
      state: { name: 'waiting', nextAt: now },
      tries: 0,
      until: secondsAfter(now, triedForSeconds),
      expiresAt: expiryAfter(now),
    }),
  );
  return { ok: true, replayed, plan: together(...left.map((before, n) => change(before, replayed[n] ?? before))) };
}
