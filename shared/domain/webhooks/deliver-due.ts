/** Tries again what is due, each subscription by itself: one that takes nothing keeps no other waiting. */
import { allOf } from '../records/all-of.ts';
import { commitPlan } from '../records/decide.ts';
import { change, together } from '../records/plan.ts';
import type { Entry } from '../records/records.ts';
import { rests } from './backoff.ts';
import { attempt, type Delivering, deliveringContext, isDue, webhooksOf } from './deliver.ts';
import { giveUp } from './attempt.ts';
import { type Delivery, deliveryBoard } from './delivery.ts';
import type { Webhook } from './webhook.ts';

/** Deliveries of one subscription that are on their way at once. */
const abreast = 5;
/** Given up in one transaction, of the hundred actions it takes. */
const givenUpAtOnce = 50;

export type Due = Delivering & {
  /** Whether a run has to end soon: the next one goes on. */
  readonly isTimeUp: () => boolean;
  readonly told: (failure: { readonly webhookId: string; readonly error: unknown }) => void;
};

type Done = { webhooks: number; attempted: number; delivered: number; givenUp: number; failed: number };

/** One run over all subscriptions. `failed` counts those of which a run went wrong on our side. */
export async function deliverDue(services: Due): Promise<Done> {
  const webhooks = await webhooksOf(services.records);
  const done: Done = { webhooks: webhooks.length, attempted: 0, delivered: 0, givenUp: 0, failed: 0 };
  const one = async (webhook: Webhook): Promise<void> => {
    try {
      await giveUpOld(webhook, done, services);
      await tryDue(webhook, done, services);
    } catch (error) {
      services.told({ webhookId: webhook.id, error });
      done.failed += 1;
    }
  };
  await Promise.all(webhooks.map(one));
  return done;
}

async function* dueOf(webhook: Webhook, services: Due, isOver: (entry: Entry, now: string) => boolean) {
  const now = await services.wall.now();
  for await (const entry of allOf({ index: 'board', of: deliveryBoard(webhook.id, 'waiting') }, services.records)) {
    if (services.isTimeUp() || isOver(entry, now)) return;
    yield entry.id;
  }
}

const isLater = ({ card }: Entry, now: string): boolean => String(card.dueAt) > now;

/** Gives up what nobody took in time while its subscription was paused or rested, without a word to the receiver. */
async function giveUpOld(webhook: Webhook, done: Done, services: Due): Promise<void> {
  if (webhook.state.name === 'active' && !rests(webhook)) return; // there each is tried a last time
  const isInTime = ({ card }: Entry, now: string): boolean => String(card.waitUntil) > now;
  let some: string[] = [];
  for await (const id of dueOf(webhook, services, isInTime)) {
    some.push(id);
    if (some.length < givenUpAtOnce) continue;
    done.givenUp += await giveUpAll(some, services);
    some = [];
  }
  done.givenUp += await giveUpAll(some, services);
}

async function giveUpAll(ids: readonly string[], services: Due): Promise<number> {
  const { records, wall } = services;
  const now = await wall.now();
  const waiting = (await records.getMany('delivery', ids)).filter(
    ({ state, until }) => state.name === 'waiting' && until <= now,
  );
  const plan = together(...waiting.map((delivery) => change(delivery, giveUp(delivery, now))));
  await commitPlan(records, plan, await deliveringContext(services));
  return waiting.length;
}

/** One at a time as long as a subscription rests, then several. */
async function tryDue(webhook: Webhook, done: Done, services: Due): Promise<void> {
  let width = rests(webhook) ? 1 : abreast;
  let some: string[] = [];
  for await (const id of dueOf(webhook, services, isLater)) {
    some.push(id);
    if (some.length < width) continue;
    if (!(await tryAll(webhook, some, done, services))) return;
    some = [];
    width = abreast;
  }
  await tryAll(webhook, some, done, services);
}

/** Tries some. `false` when the subscription takes no more now. */
async function tryAll({ id }: Webhook, ids: readonly string[], done: Done, services: Due): Promise<boolean> {
  const { records, wall } = services;
  const now = await wall.now();
  const [webhook, deliveries] = [await records.get('webhook', id), await records.getMany('delivery', ids)];
  const due = webhook ? deliveries.filter((delivery) => isDue(delivery, webhook, now)) : [];
  const after = await Promise.all(due.map((delivery) => attempt(delivery, services)));
  const cameTo = (name: Delivery['state']['name']) => after.filter((delivery) => delivery?.state.name === name).length;
  done.attempted += after.length;
  done.delivered += cameTo('delivered');
  done.givenUp += cameTo('given-up');
  return takesMore(await records.get('webhook', id));
}

const takesMore = (webhook: Webhook | undefined): boolean => webhook?.state.name === 'active' && !rests(webhook);
