/** One event on its way to one subscription, and what came of each attempt to hand it over. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { secondsAfter, triedForSeconds } from './backoff.ts';

/** `status`: what the receiver answered; without one, `error` says why there was no answer. */
export const Attempt = lazily(() =>
  z.strictObject({
    at: Instant,
    ms: z.int().nonnegative(),
    status: z.int().optional(),
    error: z.string().max(300).optional(),
  }),
);
export type Attempt = z.infer<ReturnType<typeof Attempt>>;

export const deliveryStates = ['waiting', 'delivered', 'given-up'] as const;

export const Delivery = lazily(() =>
  z.strictObject({
    kind: z.literal('delivery'),
    /** The same at each attempt: what the receiver tells a second telling by. */
    id: z.uuid(),
    version: z.int().positive(),
    webhookId: z.uuid(),
    type: z.string(),
    /** Absent for a test. */
    factId: z.string().optional(),
    /** What is sent, letter for letter. */
    body: z.string(),
    createdAt: Instant,
    /** When it is tried for the last time. */
    until: Instant,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('waiting'), nextAt: Instant }),
      z.strictObject({ name: z.literal('delivered'), at: Instant }),
      z.strictObject({ name: z.literal('given-up'), at: Instant, why: z.string() }),
    ]),
    tries: z.int().nonnegative(),
    /** The latest of them. */
    attempts: z.array(Attempt()),
    /** In seconds since 1970, as the table wants it: from then on there is no such delivery. */
    expiresAt: z.int().positive(),
  }),
);
export type Delivery = z.infer<ReturnType<typeof Delivery>>;

/** A month: long enough to replay what went wrong before anybody was back from holiday. */
const keptSeconds = 30 * 86_400;
/** Whoever planned it tries it at once; should they not live to, it is found after this. */
const leaseSeconds = 60;

export const expiryAfter = (now: string): number => Math.floor(Date.parse(now) / 1000) + keptSeconds;

/** Whether it is still there: the table itself forgets days late, and the local one never does. */
export const isKept = ({ expiresAt }: Pick<Delivery, 'expiresAt'>, now: string): boolean =>
  expiresAt > Date.parse(now) / 1000;

const deliveries = '4c1f7c0a-3a3e-5d51-9b6e-2f8d7a90c514'; // the name space of deliveries; changing it would send again what is on its way

/**
 * The id of the one delivery of a fact to a subscription (RFC 9562, version 8): when the fact was recorded, in
 * milliseconds, before what is left of a hash of both, so that deliveries sort by their age.
 */
export function deliveryId(webhookId: string, fact: { readonly id: string; readonly recordedAt: string }): string {
  const time = Date.parse(fact.recordedAt).toString(16).padStart(12, '0');
  const hash = v5(`${webhookId}/${fact.id}`, deliveries);
  return `${time.slice(0, 8)}-${time.slice(8)}-8${hash.slice(15)}`;
}

/** When its fact was recorded, as the id of a delivery says it. */
export const cameAt = (id: string): string => new Date(Number.parseInt(id.replace('-', ''), 16)).toISOString(); // up to the next hyphen

/** The list of the deliveries of a subscription that are in one state. */
export const deliveryBoard = (webhookId: string, state: Delivery['state']['name']): string =>
  `delivery/${state}/${webhookId}`;

type New = Pick<Delivery, 'id' | 'webhookId' | 'type' | 'body'> & { readonly factId?: string };

/** An event that is to be sent: at once, by whoever planned it, or not before `nextAt`. */
export const newDelivery = (told: New, now: string, nextAt = secondsAfter(now, leaseSeconds)): Delivery => ({
  kind: 'delivery',
  version: 1,
  ...told,
  createdAt: now,
  until: secondsAfter(now, triedForSeconds),
  state: { name: 'waiting', nextAt },
  tries: 0,
  attempts: [],
  expiresAt: expiryAfter(now),
});

/** What is sent: the type, when it happened, and the rest. */
export const bodyOf = (type: string, timestamp: string, data: unknown): string =>
  JSON.stringify({ type, timestamp, data });
