/** From a fact to those who want to be told: planned first, so that no crash loses it, then tried at once. */
import type { Clock } from '../clock.ts';
import { factToldOutside } from '../contacts/contacts-for.ts';
import { agreedOrder } from '../deals/agreed.ts';
import type { Fact } from '../facts/fact.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import { commitPlan, decideAndCommit } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { allOf } from '../records/all-of.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Secrets } from '../secrets.ts';
import { recordAttempt } from './attempt.ts';
import { mayTry, rests, secondsAfter } from './backoff.ts';
import { bodyOf, type Delivery, deliveryId, newDelivery } from './delivery.ts';
import { eventTypeOf } from './event-types.ts';
import { signingSecrets } from './secrets.ts';
import type { Sender } from './sender.ts';
import { type Webhook, wants, webhooksList } from './webhook.ts';

export type Delivering = Pipelines & {
  readonly sender: Sender;
  readonly secrets: Pick<Secrets, 'hash'>;
  /** Receivers live by the wall clock, whatever the product's says. */
  readonly wall: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
};

const robot = { kind: 'system', id: 'webhooks' } as const;
export const deliveringContext = (services: Pipelines): Promise<Context> => contextOf(robot, services);

/** Every subscription there is: one query, which finds nothing in a plant without any. */
export async function webhooksOf(records: Pick<Records, 'list' | 'getMany'>): Promise<Webhook[]> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'parent', of: webhooksList, kind: 'webhook' }, records)) ids.push(id);
  return records.getMany('webhook', ids);
}

/**
 * Tells a fact to every subscription that wants it. One that fails, or cannot be planned, keeps no other waiting.
 *
 * @throws what went wrong on our side, when all others were told
 */
export async function deliverFact(fact: Fact, services: Delivering): Promise<void> {
  const type = eventTypeOf(fact.type);
  const wanting = (await webhooksOf(services.records)).filter((webhook) => wants(webhook, type));
  if (wanting.length === 0) return;
  const context = await deliveringContext(services);
  const told = { type, factId: fact.id, body: bodyOf(type, fact.at, await dataOf(fact, services, context)) };
  const all = wanting.map(async (webhook) => {
    const id = deliveryId(webhook.id, fact);
    const planned = await plan(webhook, { id, webhookId: webhook.id, ...told }, services, context);
    if (planned && !rests(webhook)) await attempt(planned, services);
  });
  for (const { status, reason } of (await Promise.allSettled(all)) as { status: string; reason?: unknown }[]) // the reason of those that failed
    if (status === 'rejected') throw reason;
}

/** The fact as it stands in the journal, without the contacts a visitor's page may hold; that a deal is agreed comes with the order to make of it. */
async function dataOf(fact: Fact, { records }: Delivering, { policy, at }: Context): Promise<unknown> {
  if (fact.type !== 'DealAgreed') return factToldOutside(fact);
  const deal = await records.get('deal', fact.subject.id);
  if (!deal) return fact;
  return { ...fact, order: agreedOrder(deal, await records.get('account', deal.accountId), policy, at) };
}

/** Writes down that an event is to be sent; nothing when that was written before, by an earlier telling of the fact. */
async function plan(
  webhook: Webhook,
  told: Parameters<typeof newDelivery>[0],
  { records, wall }: Delivering,
  context: Context,
): Promise<Delivery | undefined> {
  const now = await wall.now();
  const delivery = newDelivery(told, now, ...(rests(webhook) ? [now] : []));
  try {
    await commitPlan(records, change(undefined, delivery), context);
    return delivery;
  } catch (error) {
    if (error instanceof StaleVersion) return undefined;
    throw error;
  }
}

/** Whether a delivery may be tried once more: it waits, its time has come, and its subscription does not rest. */
export function isDue({ state }: Delivery, webhook: Webhook, now: string): boolean {
  // Stryker disable next-line ConditionalExpression: none of the other states has a time, so it has not come
  return state.name === 'waiting' && state.nextAt <= now && webhook.state.name === 'active' && mayTry(webhook, now);
}

/** Tries a delivery, and records what came of it. Nothing when it is gone. */
export async function attempt(
  { id, webhookId, body }: Pick<Delivery, 'id' | 'webhookId' | 'body'>,
  services: Delivering,
): Promise<Delivery | undefined> {
  const { records, sender, secrets, wall, random } = services;
  const webhook = await records.get('webhook', webhookId);
  if (!webhook) return undefined;
  const at = await wall.now();
  const answer = await sender.post({
    url: webhook.url,
    id,
    at,
    body,
    secrets: await signingSecrets(webhook, at, secrets),
  });
  const [now, context] = [secondsAfter(at, answer.ms / 1000), await deliveringContext(services)];
  const { delivery } = await decideAndCommit(
    records,
    context,
    async (): Promise<Decision<{ delivery: Delivery | undefined }>> => {
      const found = await tried(id, webhookId, records);
      return found
        ? recordAttempt(found, answer, { now, random: random(), context })
        : { ok: true, delivery: undefined, plan: together() };
    },
    { rounds: 20 },
  );
  return delivery;
}

/** A delivery with its subscription and the task about that, as they are by now. */
async function tried(id: string, webhookId: string, records: Pick<Records, 'get'>) {
  const [delivery, webhook] = await Promise.all([records.get('delivery', id), records.get('webhook', webhookId)]);
  if (!delivery || !webhook) return undefined;
  const { taskId } = webhook;
  return { delivery, webhook, task: taskId === undefined ? undefined : await records.get('task', taskId) };
}
