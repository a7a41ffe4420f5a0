import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { Amount } from '../money/money.ts';
import { Line } from './deal.ts';
import { lazily } from '../lazily.ts';

/** A quote as it was sent: immutable; a new version is a new record. */
export const Quote = lazily(() =>
  z.strictObject({
    kind: z.literal('quote'),
    id: z.uuid(),
    version: z.literal(1),
    dealId: z.uuid(),
    number: z.string(),
    /** Counts the quotes of the deal. */
    quoteVersion: z.int().positive(),
    lines: z.array(Line()).max(500),
    amount: Amount,
    discountPercent: z.number().min(0).max(100),
    sentOn: Day,
  }),
);
export type Quote = z.infer<ReturnType<typeof Quote>>;
