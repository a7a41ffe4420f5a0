import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';

/** A subscription: another system's address, and the events it wants to be told. */
export const Webhook = lazily(() =>
  z.strictObject({
    kind: z.literal('webhook'),
    id: z.uuid(),
    version: z.int().positive(),
    url: z.string(),
    /** Absent: events of every type, also of those that are to come. */
    types: z.array(z.string()).optional(),
    description: z.string().optional(),
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('active') }),
      z.strictObject({ name: z.literal('paused'), at: Instant, why: z.enum(['by-hand', 'gone']) }),
    ]),
    /** Which of its secrets signs: they are derived, and so none is kept. */
    rotation: z.int().positive(),
    /** When the secret before gave way: it signs beside the new one for a day. */
    rotatedAt: Instant.optional(),
    createdAt: Instant,
    createdBy: By,
    /** Attempts that failed since the last one that did not. */
    failing: z
      .strictObject({
        since: Instant,
        times: z.int().positive(),
        /** When one delivery is tried, to see whether anybody is there again. */
        probeAt: Instant,
      })
      .optional(),
    /** The last task made because it fails. */
    taskId: z.uuid().optional(),
  }),
);
export type Webhook = z.infer<ReturnType<typeof Webhook>>;

/** The list all of them stand in: a plant has some of them, and each fact is held against every one. */
export const webhooksList = 'webhooks';
export const mostWebhooks = 50;

export const wants = ({ state, types }: Pick<Webhook, 'state' | 'types'>, type: string): boolean =>
  state.name === 'active' && (types?.includes(type) ?? true);
