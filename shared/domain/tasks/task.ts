import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { cameWith } from '../imports/came-with.ts';
import { By } from '../people/by.ts';
import { lazily } from '../lazily.ts';
import { channels } from './channels.ts';

export const Subject = lazily(() =>
  z.strictObject({ kind: z.enum(['lead', 'deal', 'account', 'erp-event', 'webhook', 'claim']), id: z.uuid() }),
);

/** Something for a person to do about a lead, a deal, an account, an event of the ERP that matches no deal, a subscription that fails, or a claim. `about` is a stable code; the note of a hand-made task is in `People`. */
export const Task = lazily(() =>
  z.strictObject({
    kind: z.literal('task'),
    id: z.uuid(),
    version: z.int().positive(),
    subject: Subject(),
    /** The event of the ERP that a deal's task is about: seen to when the task is done. */
    part: z.strictObject({ kind: z.literal('erp-event'), id: z.uuid() }).optional(),
    about: z.string(),
    title: z.string().max(200).optional(),
    /** Nobody named means any head of sales. */
    assignee: z.string().optional(),
    dueAt: Instant,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('open') }),
      z.strictObject({ name: z.literal('done'), at: Instant, by: By, outcome: z.string().optional() }),
    ]),
    ...cameWith(),
  }),
);
export type Task = z.infer<ReturnType<typeof Task>>;

/** A call, mail, meeting or message with a person, and its result. */
export const Activity = lazily(() =>
  z.strictObject({
    kind: z.literal('activity'),
    id: z.uuid(),
    version: z.int().positive(),
    subject: Subject(),
    channel: z.enum(channels),
    direction: z.enum(['in', 'out']),
    result: z.string().min(1).max(100),
    at: Instant,
    by: By,
    /** How long they talked, where the telephony told. */
    seconds: z.int().nonnegative().optional(),
    /** The text is in `People` under the activity's id. */
    noted: z.boolean(),
    ...cameWith(),
  }),
);
export type Activity = z.infer<ReturnType<typeof Activity>>;
