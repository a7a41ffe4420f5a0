/** What the API shows of a record in a list: its card, as far as it is one of a lead, a deal or an account. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';

/** Net, in minor units. */
export const Sum = lazily(() => z.object({ netMinor: z.number(), currency: z.string() }));

export const CardShape = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    stage: z.string().optional(),
    company: z.string().optional(),
    owner: z.string().optional(),
    reservedFor: z.string().optional(),
    segment: z.string().optional(),
    lane: z.enum(lanes).optional(),
    product: z.string().optional(),
    process: z.string().optional(),
    amount: Sum().optional(),
    enteredAt: z.string().optional(),
    dueAt: z.string().optional(),
    overdue: z.boolean().optional(),
    waitUntil: z.string().optional(),
    focus: z.boolean().optional(),
  }),
);
