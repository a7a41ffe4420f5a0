/** Subscriptions and their deliveries as the API shows them. */
import * as z from 'zod';
import { notFound } from '../../../shared/domain/problem.ts';
import { present } from '../../../shared/domain/present.ts';
import { found } from '../../../shared/domain/records/found.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { rests } from '../../../shared/domain/webhooks/backoff.ts';
import { Attempt, type Delivery, deliveryStates, isKept } from '../../../shared/domain/webhooks/delivery.ts';
import type { Webhook } from '../../../shared/domain/webhooks/webhook.ts';

export const WebhookView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    url: z.string(),
    /** Absent: events of every type. */
    types: z.array(z.string()).optional(),
    description: z.string().optional(),
    state: z.enum(['active', 'paused']),
    /** Why it is paused: `gone` when the receiver answered 410. */
    why: z.enum(['by-hand', 'gone']).optional(),
    createdAt: z.string(),
    createdBy: z.string().optional(),
    secretRotatedAt: z.string().optional(),
    /** `rests`: one delivery is tried at a time, until one is taken; the next one at `probeAt`. */
    failing: z.object({ since: z.string(), times: z.int(), rests: z.boolean(), probeAt: z.string() }).optional(),
  }),
);
export type WebhookView = z.infer<ReturnType<typeof WebhookView>>;

export function webhookView(webhook: Webhook): WebhookView {
  const { id, version, url, types, description, state, createdAt, createdBy, rotatedAt, failing } = webhook;
  return {
    id,
    version,
    url,
    state: state.name,
    createdAt,
    ...present({
      types,
      description,
      why: state.name === 'paused' ? state.why : undefined,
      createdBy: createdBy.id,
      secretRotatedAt: rotatedAt,
      failing: failing && { ...failing, rests: rests(webhook) },
    }),
  };
}

/** With the secret, which is shown here and never again. */
export const WithSecret = lazily(() => z.object({ ...WebhookView().shape, secret: z.string() }));

export const DeliveryView = lazily(() =>
  z.object({
    /** Also the `webhook-id` of each attempt. */
    id: z.uuid(),
    type: z.string(),
    factId: z.string().optional(),
    state: z.enum(deliveryStates),
    createdAt: z.string(),
    /** Of a delivery that waits. */
    nextAt: z.string().optional(),
    until: z.string().optional(),
    /** When it was delivered or given up. */
    endedAt: z.string().optional(),
    why: z.string().optional(),
    tries: z.int(),
    /** The latest of them. */
    attempts: z.array(Attempt()),
  }),
);
export type DeliveryView = z.infer<ReturnType<typeof DeliveryView>>;

export function deliveryView({ id, type, factId, state, createdAt, until, tries, attempts }: Delivery): DeliveryView {
  const isWaiting = state.name === 'waiting';
  return {
    id,
    type,
    state: state.name,
    createdAt,
    tries,
    attempts: [...attempts],
    ...present({
      factId,
      nextAt: isWaiting ? state.nextAt : undefined,
      until: isWaiting ? until : undefined,
      endedAt: isWaiting ? undefined : state.at,
      why: state.name === 'given-up' ? state.why : undefined,
    }),
  };
}

/** With what is sent, letter for letter. */
export const DeliveryCard = lazily(() => z.object({ ...DeliveryView().shape, body: z.string() }));

/** Addressed by its subscription and its own id. */
export const OneDelivery = lazily(() => z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }));
type Addressed = z.infer<ReturnType<typeof OneDelivery>>;

/** @throws Problem 404, also for what the table has not forgotten yet */
export async function foundDelivery(
  { id, deliveryId }: Addressed,
  records: Pick<Records, 'get'>,
  now: string,
): Promise<Delivery> {
  const delivery = await found(records, 'delivery', deliveryId);
  if (delivery.webhookId !== id || !isKept(delivery, now)) throw notFound('delivery', deliveryId);
  return delivery;
}
